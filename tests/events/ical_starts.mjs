/** Reads calendars with ical.js and prints, as JSON, every date between two moments: [uid, start, end, status].
 *
 * Usage: node ical_starts.mjs <from, seconds UTC> <to> <file.ics>…
 */
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const [from, to, ...files] = process.argv.slice(2);
const [first, last] = [Number(from), Number(to)];

function dates(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const found = [];
  const zones = new Map();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    const own = new ICAL.Timezone(zone);
    zones.set(own.tzid, own);
    ICAL.TimezoneService.register(own);
  }
  const components = calendar.getAllSubcomponents("vevent");
  const exceptions = components.filter((item) => item.hasProperty("recurrence-id"));
  for (const item of components) {
    if (item.hasProperty("recurrence-id")) continue;
    const uid = item.getFirstPropertyValue("uid");
    const event = new ICAL.Event(item, {
      exceptions: exceptions.filter((other) => other.getFirstPropertyValue("uid") === uid),
    });
    const add = (start, end, source) => {
      const [began, ended] = [start.toUnixTime(), end.toUnixTime()];
      if (began < last && ended > first) {
        found.push([uid, stamp(start), stamp(end), source.getFirstPropertyValue("status"), source.getFirstPropertyValue("sequence")]);
      }
    };
    if (!event.isRecurring()) {
      add(event.startDate, event.endDate, item);
      continue;
    }
    const iterator = event.iterator();
    for (let next = iterator.next(); next; next = iterator.next()) {
      if (next.toUnixTime() > last + 40 * 86400) break;
      const details = event.getOccurrenceDetails(next);
      add(details.startDate, details.endDate, details.item.component);
    }
  }
  return found;
}

/** A whole day as its date, a moment as seconds UTC. */
function stamp(time) {
  return time.isDate ? time.toString() : time.toUnixTime();
}

process.stdout.write(JSON.stringify(files.map((file) => dates(readFileSync(file, "utf8")))));
