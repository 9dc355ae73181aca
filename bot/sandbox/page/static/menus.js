// Menus beside a message or a composer. Each stands on the page once.

import { byId, placeOf, post, tell } from "./live.js";

let opener = null;

const row = () => opener.closest("[data-ts]");

/** Before a menu opens: what it is about, what is offered, and where it stands. */
export function prepare(button) {
  if (!button.closest("[role=menu]")) opener = button;
  const menu = byId(button.getAttribute("popovertarget"));
  if (!menu.matches(".floating")) return;
  const { reply, edit, may = "" } = row()?.dataset ?? {};
  for (const item of menu.querySelectorAll("[data-if]")) {
    item.hidden = !may.split(" ").includes(item.dataset.if);
  }
  menu.querySelector("[data-reply]")?.setAttribute("href", reply);
  if (edit) menu.querySelector("[data-edit]")?.setAttribute("href", edit);
  menu.querySelector("[role=menuitem]").autofocus = true; // opens with the focus on it
  standBeside(menu, opener.getBoundingClientRect());
}

function standBeside(menu, { top, bottom, left, right }) {
  const below = bottom < innerHeight / 2;
  Object.assign(menu.style, {
    top: below ? `${bottom + 4}px` : "auto",
    bottom: below ? "auto" : `${innerHeight - top + 4}px`,
    left: left < innerWidth / 2 ? `${Math.max(8, left)}px` : "auto",
    right: left < innerWidth / 2 ? "auto" : `${innerWidth - right}px`,
  });
}

const items = (menu) => [...menu.querySelectorAll("[role=menuitem]")].filter((it) => it.checkVisibility());

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Whether a key moved to another item of a menu. */
export function keyInMenu(event) {
  const menu = event.target.closest("[role=menu]");
  if (menu && event.key === "Tab") menu.hidePopover();
  if (!menu || !(event.key in STEPS)) return false;
  const all = items(menu);
  all.at((all.indexOf(event.target) + STEPS[event.key]) % all.length).focus();
  event.preventDefault();
  return true;
}

export const closeMenu = (event) => event.target.closest("[role=menuitem]")?.closest("[role=menu]").hidePopover();

// --- what the items do -------------------------------------------------------------------

const react = (name) => post("react", { ...placeOf(row()), name });

function shortcut(item) {
  const message = row();
  return post("shortcut", { name: item.dataset.shortcut, ...(message ? placeOf(message) : {}) });
}

function remove(button) {
  button.closest("dialog").close();
  return post("delete", placeOf(row()));
}

async function copy() {
  await navigator.clipboard.writeText(location.origin + row().dataset.link);
  tell("Link copied.");
}

export const theComposer = () => opener.closest(".composer");

export const ITEMS = [
  ["[data-attach]", (it) => byId(it.dataset.attach).showModal()],
  ["[data-pick]", (it) => react(it.dataset.pick)],
  ["[data-shortcut]", shortcut],
  ["[data-copy]", copy],
  ["[data-delete]", remove],
];
