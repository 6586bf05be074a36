// The drawn face of a person.

/** Another face in the drawing of a face. */
export function setFace(svg, key) {
  const use = svg.querySelector("use");
  const sprite = use.getAttribute("href").split("#")[0];
  use.setAttribute("href", `${sprite}#${/^m\d{1,2}$/.test(key) ? key : "m0"}`);
}
