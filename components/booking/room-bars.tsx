import { formatMoney } from "../../lib/core/money.ts";
import { roomLabel, type RoomUse } from "../../lib/domain/booking/budget-room.ts";
import { WarningIcon } from "../base/icons.tsx";
import { VisibleText } from "../base/visible-text.tsx";

/** What each budget has left, and what the booking takes of it: a bar, and the same in words. */
export function RoomBars({ rooms }: { rooms: readonly RoomUse[] }) {
  if (rooms.length === 0) return null;
  return (
    <section class="pb-rooms" aria-labelledby="pb-rooms-title">
      <h3 id="pb-rooms-title">What the budgets have left</h3>
      <ul>
        {rooms.map((room) => (
          <Room key={`${room.category} ${room.item}`} room={room} />
        ))}
      </ul>
    </section>
  );
}

function Room({ room }: { room: RoomUse }) {
  const { booked, available, left } = room;
  const isOver = left !== null && left < 0;
  return (
    <li>
      <span class="pb-rooms-name">
        <VisibleText text={roomLabel(room)} isPublic />
      </span>
      <span class={isOver ? "pb-rooms-over" : "pb-rooms-left"}>
        {isOver && <WarningIcon />}
        {leftText(left)}
      </span>
      {available !== null && (
        <svg width="100%" height="10" aria-hidden="true" focusable="false">
          <rect class="pb-bar-whole" x="0.5" y="0.5" width="100%" height="9" />
          <rect
            class={isOver ? "pb-rooms-bar-over" : "pb-bar-used"}
            x="0"
            y="0"
            width={`${shareOf(booked, available)}%`}
            height="10"
          />
        </svg>
      )}
      <span class="pb-hint">
        {formatMoney(booked)} of {available === null ? "an amount that isn't told" : formatMoney(available)}
      </span>
    </li>
  );
}

function leftText(left: number | null): string {
  if (left === null) return "What is left isn't told";
  return left < 0 ? `${formatMoney(-left)} too much` : `${formatMoney(left)} left`;
}

function shareOf(booked: number, available: number): number {
  return available <= 0 ? 100 : Math.min(100, (booked * 100) / available);
}
