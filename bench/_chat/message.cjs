// As message.py: the same message at every server.
let number = 0;

exports.stamped = (sent) => {
  number += 1;
  const who = { id: "u1", name: "Bewoner", face: "vos", mark: "" };
  const message = {
    id: number, seq: number, rev: number, cid: sent.cid, state: "visible", who,
    body: sent.body, lang: "nl", at: new Date().toISOString(),
  };
  return { type: "change", room: 1, n: number, prev: number - 1, message };
};
