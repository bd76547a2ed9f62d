// Shows what the record knows of the words pointed at or reached by keyboard, and lights up what
// belongs together. Reading needs none of it.
"use strict";
const numbered = /^s\d+$/;
const card = Object.assign(document.createElement("div"), { id: "card", className: "card", hidden: true });
card.setAttribute("role", "tooltip");
let shownFor = null;
let waiting = 0;

const nameOf = (element) => [...element.classList].find((name) => numbered.test(name));
const entryOf = (mark) => {
  const name = nameOf(mark);
  if (name) return document.getElementById(`i-${name}`);
  const target = mark.getAttribute("href")?.slice(1) ?? mark.id?.replace(/^t-/, "i-");
  return target ? document.getElementById(target) : null;
};

function light(name, lit) {
  if (name) for (const other of document.getElementsByClassName(name)) other.classList.toggle("lit", lit);
}

function line(className, text) {
  const made = document.createElement("p");
  made.className = className;
  made.textContent = text;
  return made;
}

function fill(mark, entry) {
  card.replaceChildren();
  const speaker = (entry ?? mark).closest(".speaker") ?? (mark.classList.contains("source") ? entry : null);
  if (speaker) card.append(line("card-name", speaker.querySelector("h3").innerText));
  const told = mark.dataset.title;
  if (entry?.matches("tr")) for (const cell of entry.cells) card.append(line("card-line", cell.innerText));
  else if (entry?.querySelector(".chips")) {
    const chips = document.createElement("p");
    chips.className = "chips";
    for (const chip of entry.querySelectorAll(".chips bdi")) chips.append(chip.cloneNode(true));
    card.append(chips);
  } else if (told) card.append(line("card-line", told));
}

function place(mark) {
  const at = mark.getClientRects()[0];
  if (!at) return;
  const width = Math.min(340, innerWidth - 16);
  card.style.width = `${width}px`;
  card.style.left = `${Math.max(8, Math.min(innerWidth - width - 8, at.left + at.width / 2 - width / 2))}px`;
  const below = at.bottom + card.offsetHeight + 12 < innerHeight;
  card.style.top = `${below ? at.bottom + 6 : Math.max(4, at.top - card.offsetHeight - 6)}px`;
}

function show(mark) {
  hide();
  shownFor = mark;
  if (mark.title) [mark.dataset.title, mark.title] = [mark.title, ""];
  light(nameOf(mark), true);
  fill(mark, entryOf(mark));
  if (!card.childElementCount) return;
  card.hidden = false;
  mark.setAttribute("aria-describedby", "card");
  place(mark);
}

function hide() {
  clearTimeout(waiting);
  if (!shownFor) return;
  light(nameOf(shownFor), false);
  shownFor.removeAttribute("aria-describedby");
  card.hidden = true;
  shownFor = null;
}

const markOf = (event) => event.target.closest?.("article .cue, article .content, article .source, article .figure, article .date, article .event, article .occasion");
const isText = () => document.getElementById("text");

function over(event) {
  if (card.contains(event.target)) return clearTimeout(waiting);
  const mark = isText() && markOf(event);
  if (mark && mark !== shownFor) show(mark);
  else if (mark) clearTimeout(waiting);
  const item = event.target.closest?.(".record .item");
  if (item) light(nameOf(item), true);
}

function out(event) {
  if (shownFor) waiting = setTimeout(hide, 200);
  const item = event.target.closest?.(".record .item");
  if (item && !item.contains(event.relatedTarget)) light(nameOf(item), false);
}

document.addEventListener("mouseover", over);
document.addEventListener("mouseout", out);
document.addEventListener("focusin", over);
document.addEventListener("focusout", out);
document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
addEventListener("scroll", hide, { passive: true });
document.body.append(card);
