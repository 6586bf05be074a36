// Writing a notice: pictures with a preview, a hint for private things, the price only where it fits.
// Without this the same form works: everything is sent and judged by the server.
import { watchPrivateThings } from "rosa/board/hints.js";
import { preparePictures } from "rosa/board/pictures.js";

const form = document.querySelector("[data-board-form]");

function showPriceWhereItFits() {
  const price = form.querySelector("[data-price]");
  const update = () => {
    const kind = form.querySelector("input[name=kind]:checked");
    price.hidden = Boolean(kind) && kind.dataset.costs !== "yes";
  };
  form.addEventListener("change", (event) => event.target.name === "kind" && update());
  update();
}

if (form) {
  showPriceWhereItFits();
  watchPrivateThings(
    form.querySelector("[data-hints]"),
    JSON.parse(document.getElementById("board-hints").textContent),
    [...form.querySelectorAll("[name=title], [name=text], [name=corner]")],
  );
  preparePictures(form.querySelector("[data-pictures]"));
}
