// Lights up a statement's words and its entry together, whichever is pointed at. Reading needs none of it.
"use strict";
const numbered = /^s\d+$/;
const nameOf = (element) => [...element.classList].find((name) => numbered.test(name));
function light(event, lit) {
  const element = event.target.closest?.(".cue, .content, .item");
  const name = element && nameOf(element);
  if (!name) return;
  for (const other of document.getElementsByClassName(name)) other.classList.toggle("lit", lit);
}
for (const kind of ["mouseover", "focusin"]) document.addEventListener(kind, (event) => light(event, true));
for (const kind of ["mouseout", "focusout"]) document.addEventListener(kind, (event) => light(event, false));
