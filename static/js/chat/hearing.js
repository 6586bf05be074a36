// Whom and what this person does not want to hear; the same rules as chat/hearing.py.

/** Whether only a folded line stands in the place of these words. */
export function folds(state, message) {
  return message.state === "visible" && state.blocked.includes(message.who.id);
}

/** Whether nothing at all stands at this place: said while one had blocked the other. */
export function misses(state, message) {
  if (state.me && message.who.id === state.me.id) return false;
  return state.unheard.some(([after, until]) => after < message.seq && (until === null || message.seq <= until));
}

/** Whether this is heard: shown, counted, read aloud. */
export const hears = (state, message) => !folds(state, message) && !misses(state, message);
