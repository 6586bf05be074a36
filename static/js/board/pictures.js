// Choosing pictures: a preview with a line for what can be seen, made small before it is sent, so that
// it goes quickly over a slow line. The server judges and cleans them again in any case.
const LONGEST = 1600; // px; the server keeps no more
const QUALITY = 0.86;

/** Make a fieldset with a file input friendly. */
export function preparePictures(place) {
  const input = place.querySelector("input[type=file]");
  const previews = place.querySelector("[data-previews]");
  const stored = () => place.querySelectorAll("[name=remove]:not(:checked)").length;
  const most = Number(place.dataset.most);
  let chosen = []; // {file, alt}

  if (typeof DataTransfer === "undefined") return;
  place.classList.add("board-pictures--ready");
  place.querySelector("[data-plain-alt]")?.remove();

  const handOver = () => {
    const files = new DataTransfer();
    for (const { file } of chosen) files.items.add(file);
    input.files = files.files;
    place.classList.toggle("board-pictures--full", stored() + chosen.length >= most);
  };

  const remove = (picture) => {
    chosen = chosen.filter((other) => other !== picture);
    picture.row.remove();
    handOver();
    input.focus();
  };

  input.addEventListener("change", async () => {
    const room = Math.max(0, most - stored() - chosen.length);
    const files = [...input.files].slice(0, room);
    place.querySelector("[data-too-many]")?.remove();
    if (input.files.length > room) previews.before(tooMany(place.dataset.tooMany));
    place.setAttribute("aria-busy", "true");
    for (const original of files) {
      const { file, canvas } = await smaller(original);
      const picture = { file };
      picture.row = row(place.dataset, canvas, file.name, () => remove(picture));
      chosen.push(picture);
      previews.append(picture.row);
    }
    place.removeAttribute("aria-busy");
    handOver();
  });

  place.addEventListener("change", (event) => event.target.name === "remove" && handOver());
  handOver();
}

/** The picture at the size we keep, as JPEG, and a canvas to show; the original when that fails. */
async function smaller(file) {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    if (!blob || (blob.size >= file.size && scale === 1)) return { file, canvas };
    const name = file.name.replace(/\.\w+$/, "") + ".jpg";
    return { file: new File([blob], name, { type: "image/jpeg" }), canvas };
  } catch {
    return { file, canvas: document.createElement("canvas") }; // the server says what is wrong with it
  }
}

function row(words, canvas, name, onRemove) {
  const item = document.createElement("li");
  item.className = "board-thumb";
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", name);
  const label = document.createElement("label");
  label.className = "board-thumb__alt";
  const alt = document.createElement("input");
  alt.className = "input";
  alt.name = "alt_new";
  alt.maxLength = 200;
  alt.dir = "auto";
  alt.autocomplete = "off";
  alt.placeholder = words.altHelp;
  label.append(words.altLabel, alt);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--outline button--small board-thumb__remove";
  button.textContent = words.removeLabel;
  button.addEventListener("click", onRemove);
  item.append(canvas, label, button);
  return item;
}

function tooMany(words) {
  const line = document.createElement("p");
  line.className = "board-hint";
  line.dataset.tooMany = "";
  line.setAttribute("role", "status");
  line.textContent = words;
  return line;
}
