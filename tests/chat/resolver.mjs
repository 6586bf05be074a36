// The bare names of our modules (home/static_build.py), for Node: rosa/chat/store.js is static/js/chat/store.js.

const root = new URL("../../static/js/", import.meta.url);

export function resolve(name, context, next) {
  return next(name.startsWith("rosa/") ? new URL(name.slice(5), root).href : name, context);
}
