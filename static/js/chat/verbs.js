// Ties what one does to a message to the line, the doors and the place where one types.

import { Acts } from "rosa/chat/acts.js";
import { Speaker } from "rosa/chat/speak.js";
import { Translator } from "rosa/chat/translate.js";

export function wire({ list, place, room, words, composer, line, doors, find, tell }) {
  const post = (name, data) => doors.post(name, data);
  const speaker = new Speaker({ words, tell });
  const translator = new Translator({ room, words, post, tell });
  return new Acts({
    list: place,
    room,
    words,
    composer,
    tell,
    maker: list.maker,
    message: find,
    send: (frame) => line.send(frame),
    speak: (...about) => speaker.speak(...about),
    ask: (...about) => translator.translate(...about),
    post,
  });
}
