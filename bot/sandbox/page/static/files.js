// Files that will go with a message: their names, above the composer.

import { byId } from "./live.js";

/** Take over what was filled in; a name that says its kind keeps it. */
export function attachFrom(form, composer) {
  const name = form.elements.name.value.trim();
  if (!name) {
    form.elements.name.focus();
    return;
  }
  attach(composer, /\.\w+$/.test(name) ? name : name + form.elements.kind.value);
  form.reset();
  byId("attach").close();
  composer.elements.text.focus();
}

export function attach(composer, name) {
  const chip = document.createElement("button");
  chip.type = "button";
  chip.className = "file";
  chip.dataset.detach = name;
  chip.ariaLabel = `Remove ${name}`;
  chip.textContent = `${name} ✕`;
  composer.querySelector(".files").append(chip);
}

export function detach(chip) {
  const composer = chip.closest(".composer");
  chip.remove();
  composer.elements.text.focus();
}

/** The names of what was attached, which then are no longer there. */
export function taken(composer) {
  const chips = [...composer.querySelectorAll("[data-detach]")];
  for (const chip of chips) chip.remove();
  return chips.map((chip) => chip.dataset.detach);
}
