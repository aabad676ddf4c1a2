import type { Clock } from "../clock.ts";

const FORM_LIFE = 2 * 3_600_000;

/** A browser's session: signed out at first, and given a new id when it signs in. */
export type Session = { id: string; formToken: string; formExpires: number; signedIn: boolean };

export type SessionStore = {
  find(id: string | undefined): Session | undefined;
  start(signedIn: boolean): Session;
  end(id: string): void;
  endAll(): void;
  /** Forms drawn so far are no longer accepted, though everyone stays signed in. */
  expireForms(): void;
  /** Each page drawn keeps its session's forms good for two hours more. */
  touch(session: Session): void;
  acceptsForm(session: Session, token: unknown): boolean;
};

export function createSessionStore(clock: Clock): SessionStore {
  const sessions = new Map<string, Session>();
  const touch = (session: Session) => {
    session.formExpires = clock.now() + FORM_LIFE;
  };
  return {
    find: (id) => (id === undefined ? undefined : sessions.get(id)),
    start(signedIn) {
      const session = {
        id: crypto.randomUUID(),
        formToken: newFormToken(),
        formExpires: 0,
        signedIn,
      };
      touch(session);
      sessions.set(session.id, session);
      return session;
    },
    end: (id) => void sessions.delete(id),
    endAll: () => sessions.clear(),
    expireForms() {
      for (const session of sessions.values()) session.formToken = newFormToken();
    },
    touch,
    acceptsForm: (session, token) => token === session.formToken && session.formExpires > clock.now(),
  };
}

function newFormToken(): string {
  return crypto.randomUUID().replaceAll("-", "");
}
