import type { ComponentChildren } from "preact";

/**
 * Icons stand beside a word that says the same, so they are hidden from assistive technology. They differ in shape, not
 * only in colour, for colour-blind readers and high-contrast modes.
 */
function Icon({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <svg
      class={`pb-icon pb-icon-${name}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

const line = {
  fill: "none",
  stroke: "currentColor",
  "stroke-width": 1.6,
  "stroke-linecap": "round",
  "stroke-linejoin": "round",
} as const;

export function TickIcon() {
  return (
    <Icon name="tick">
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M4.8 8.3 7 10.5l4.2-4.8" {...line} class="pb-icon-cut" />
    </Icon>
  );
}

export function CrossIcon() {
  return (
    <Icon name="cross">
      <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor" />
      <path d="m5.5 5.5 5 5m0-5-5 5" {...line} class="pb-icon-cut" />
    </Icon>
  );
}

/** A clock inside a circular arrow: in progress, or can be retried. */
export function ClockIcon() {
  return (
    <Icon name="clock">
      <path d="M13.6 4.6A6.5 6.5 0 1 0 14.5 8M14 1.6v3.2h-3.2M8 4.8V8l2.2 1.6" {...line} />
    </Icon>
  );
}

export function DashIcon() {
  return (
    <Icon name="dash">
      <circle cx="8" cy="8" r="6.3" {...line} stroke-dasharray="2.4 2.2" />
      <path d="M5.2 8h5.6" {...line} />
    </Icon>
  );
}

export function PauseIcon() {
  return (
    <Icon name="pause">
      <circle cx="8" cy="8" r="6.3" {...line} />
      <path d="M6.3 5.6v4.8M9.7 5.6v4.8" {...line} />
    </Icon>
  );
}

export function PlugIcon() {
  return (
    <Icon name="plug">
      <path d="M5.5 1.5v3M10.5 1.5v3M3.5 4.8h9v2.4a4.5 4.5 0 0 1-9 0zM8 11.7v3" {...line} />
    </Icon>
  );
}

export function ExternalIcon() {
  return (
    <Icon name="external">
      <path
        d="M9.5 2.5h4v4M13 3 7.5 8.5M11.5 9.5v3a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1h3"
        {...line}
      />
    </Icon>
  );
}

/** From the old value to the new one. */
export function ArrowIcon() {
  return (
    <Icon name="arrow">
      <path d="M2.5 8h11M9.5 4l4 4-4 4" {...line} />
    </Icon>
  );
}

export function WarningIcon() {
  return (
    <Icon name="warning">
      <path d="M8 1.4 15.4 14.6H.6z" fill="currentColor" stroke="currentColor" stroke-linejoin="round" />
      <path d="M8 6v4M8 12.3v.1" {...line} class="pb-icon-cut" />
    </Icon>
  );
}

/** An unequal sign: two values that should be the same differ. */
export function DiffersIcon() {
  return (
    <Icon name="differs">
      <path d="M2.5 5.8h11M2.5 10.2h11M10.8 2.2 5.2 13.8" {...line} />
    </Icon>
  );
}

export function InfoIcon() {
  return (
    <Icon name="info">
      <circle cx="8" cy="8" r="6.3" {...line} />
      <path d="M8 7.4v3.4M8 5v.1" {...line} />
    </Icon>
  );
}

export function PlusIcon() {
  return (
    <Icon name="plus">
      <path d="M8 2.8v10.4M2.8 8h10.4" {...line} />
    </Icon>
  );
}

export function CloseIcon() {
  return (
    <Icon name="close">
      <path d="m3.5 3.5 9 9m0-9-9 9" {...line} />
    </Icon>
  );
}

/** Points right; the style sheet rotates it when its disclosure is open. */
export function ChevronIcon() {
  return (
    <Icon name="chevron">
      <path d="m6 3.5 4.5 4.5L6 12.5" {...line} />
    </Icon>
  );
}

/** The logo: an arch bridge. Deck, hangers and piers lie on whole pixels at 16 px; `public/icon` is drawn from the same shapes. */
export function BrandMark() {
  return (
    <Icon name="brand">
      <path d="M1.5 11C1.5 .33 14.5 .33 14.5 11" fill="none" stroke="currentColor" stroke-width="2" />
      <path d="M0 9h16v2H0zM5 4h1v5H5zM10 4h1v5h-1zM1 11h2v3H1zM13 11h2v3h-2z" fill="currentColor" />
    </Icon>
  );
}
