// Import this first; then `await import("rosa/chat/…")`.

import { register } from "node:module";

register("./resolver.mjs", import.meta.url);
