// Buttons, choices and fields of Block Kit, and the form that is open over the page.

import { ask, busily, byId, placeOf, post } from "./live.js";
import { composer } from "./writing.js";

// --- buttons and choices ---------------------------------------------------------------

export function valueOf(control) {
  if (control.matches("button, a")) return control.dataset.value ?? null;
  if ("many" in control.dataset) {
    return [...control.querySelectorAll(":checked")].map((box) => box.value);
  }
  const field = control.querySelector("input[type=radio]")
    ? control.querySelector(":checked")
    : control.querySelector("input:not([data-suggest]), select, textarea");
  return field?.value || null;
}

function typedIn(form) {
  const fields = form ? [...form.querySelectorAll("[data-field]")] : [];
  return Object.fromEntries(fields.map((field) => [field.dataset.field, valueOf(field)]));
}

const missed = new WeakSet(); // choices changed while the bot still heard of the last

export function press(control) {
  control.closest("dialog.confirm")?.close();
  if (control.ariaBusy) missed.add(control);
  const state = typedIn(control.closest("form"));
  const said = { ...placeOf(control), action: control.dataset.act, value: valueOf(control), state };
  return busily(control, async () => {
    await post(said.view ? "act" : "click", said);
    if (control.matches(".overflow")) control.querySelector("select").value = "";
  }).then(() => {
    const choice = control.isConnected && control.matches(".control");
    if (!control.ariaBusy && missed.delete(control) && choice) press(control);
  });
}

const pauses = new WeakMap();

/** Tell of a choice once nobody is going through the choices any more. */
export function pressAfter(control, pause) {
  clearTimeout(pauses.get(control));
  if (pause) pauses.set(control, setTimeout(() => press(control), pause));
  else press(control);
}

/** What was wrong with a field is no more, once it changes. */
export function forgive(field) {
  const wrong = field.closest("[aria-invalid]");
  if (!wrong) return;
  wrong.removeAttribute("aria-invalid");
  post("forgive", { ...placeOf(wrong), block: wrong.closest("[data-field]").dataset.field });
}

const searches = new WeakMap();

/** Ask the bot what fits; what is ticked already stays. */
export function search(field, pause) {
  clearTimeout(searches.get(field));
  if (field.value.length < Number(field.dataset.least)) return;
  searches.set(field, setTimeout(() => suggest(field), pause));
}

async function suggest(field) {
  const said = { ...placeOf(field), action: field.dataset.suggest, typed: field.value };
  const response = await ask("suggest", said);
  if (!response || field.value !== said.typed) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const list = field.closest(".control").querySelector(".found");
  for (const box of list.querySelectorAll("label:not(:has(:checked))")) box.remove();
  const kept = new Set([...list.querySelectorAll("input")].map((box) => box.value));
  const fresh = [...page.body.children].filter((box) => !kept.has(box.firstChild.value));
  list.append(...fresh);
}

export function submit(form) {
  const dialog = form.closest("dialog");
  const button = form.querySelector("[type=submit]");
  if (!button) return;
  busily(button, async () => {
    await post("submit", { view: dialog.dataset.view, state: typedIn(form) });
    const wrong = dialog.isConnected && dialog.querySelector("[aria-invalid]");
    if (!wrong) return;
    (wrong.matches("[role]") ? wrong.querySelector("input") : wrong).focus();
    wrong.closest(".block").scrollIntoView({ block: "nearest" });
  });
}

// --- the modal -------------------------------------------------------------------------

let returnTo = null;

export function showModal() {
  const modal = document.querySelector("dialog.modal");
  if (modal && !modal.open) {
    returnTo ??= document.activeElement;
    modal.showModal();
    (modal.querySelector("[autofocus]") ?? modal.querySelector(FIELDS) ?? modal).focus();
  } else if (!modal && returnTo) {
    const back = returnTo.isConnected ? returnTo : byId(returnTo.id);
    (back?.checkVisibility() ? back : composer())?.focus();
    returnTo = null;
  }
}

const FIELDS = ".blocks :is(input, select, textarea)";

export const close = (modal) => post("close", { view: modal.dataset.view });
