// The page is rendered on the server. After each change it is fetched again, and only
// what differs is mended, so focus, scrolling and what is being typed stay as they are.

import { mend } from "./mend.js";

const KEYED_PAUSE = 800; // a choice made with arrow keys counts after this pause, in ms
const TYPED_PAUSE = 300;
const NEAR_THE_END = 60; // pixels from the end of a list that still count as the end

const me = () => document.body.dataset.me;
const byId = (id) => document.getElementById(id);

// --- fetching ----------------------------------------------------------------------

let running = null;
let again = false;

function refresh() {
  again = true;
  running ??= keepFetching().finally(() => (running = null));
  return running;
}

async function keepFetching() {
  while (again) {
    again = false;
    const address = location.href;
    const response = await fetch(address, { cache: "no-store" }).catch(() => null);
    if (!response?.ok) return;
    const text = await response.text();
    if (address === location.href) show(new DOMParser().parseFromString(text, "text/html"));
    else again = true;
  }
}

function show(page) {
  const lists = new Map([...document.querySelectorAll("[data-sticky]")].map((l) => [l, atEnd(l)]));
  document.title = page.title;
  mend(document.body, page.body);
  settle(lists);
  if (source?.person !== me()) listen();
}

function settle(lists) {
  for (const list of document.querySelectorAll("[data-sticky]")) {
    if (lists.get(list) ?? true) list.scrollTop = list.scrollHeight;
  }
  for (const box of document.querySelectorAll(".composer textarea")) {
    box.value ||= sessionStorage.getItem(box.id) ?? "";
  }
  showModal();
}

const atEnd = (list) => list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_THE_END;

let source = null;

function listen() {
  source?.close();
  source = null;
  if (document.hidden || !me()) return; // a hidden window reads nothing and holds no line
  source = new EventSource(`/changes?as=${me()}`);
  source.person = me();
  source.onmessage = () => {
    byId("trouble").hidePopover();
    refresh();
  };
  source.onerror = () => tell("The connection is lost. Trying again…", true);
}

// --- telling the server --------------------------------------------------------------

async function post(act, said) {
  try {
    const response = await fetch(`/do/${act}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ as: me(), ...said }),
    });
    if (!response.ok) tell(await response.text());
    return response.ok;
  } catch {
    tell("This did not arrive. Is the demo still running?");
    return false;
  } finally {
    await refresh();
  }
}

let hiding = 0;

function tell(sentence, stays = false) {
  const trouble = byId("trouble");
  clearTimeout(hiding);
  trouble.textContent = sentence;
  if (!trouble.matches(":popover-open")) trouble.showPopover();
  if (!stays) hiding = setTimeout(() => trouble.hidePopover(), 8000);
}

/** Do it once, however often the button is pressed meanwhile. */
async function busily(element, act) {
  if (element.ariaBusy) return;
  element.ariaBusy = "true";
  await act();
  element.ariaBusy = null;
}

function place(element) {
  const { view } = element.closest("[data-view]")?.dataset ?? {};
  if (view) return { view };
  const { channel, ts } = element.closest("[data-ts]").dataset;
  return { channel, ts };
}

// --- writing -------------------------------------------------------------------------

let sending = Promise.resolve();

function send(form) {
  const box = form.elements.text;
  const text = box.value.trim();
  if (!text) return;
  box.value = "";
  sessionStorage.removeItem(box.id);
  const { channel, thread } = form.dataset;
  sending = sending.then(async () => {
    if (!(await post("say", { channel, thread, text })) && !box.value) box.value = text;
    const list = form.parentElement.querySelector("[data-sticky]");
    if (list) list.scrollTop = list.scrollHeight;
  });
}

// --- forms, buttons and choices --------------------------------------------------------

function valueOf(control) {
  if (control.matches("button, a")) return control.dataset.value ?? null;
  if ("many" in control.dataset) {
    return [...control.querySelectorAll(":checked")].map((box) => box.value);
  }
  const field = control.querySelector("input[type=radio]")
    ? control.querySelector(":checked")
    : control.querySelector("input, select, textarea");
  return field?.value || null;
}

function typedIn(form) {
  const fields = form ? [...form.querySelectorAll("[data-field]")] : [];
  return Object.fromEntries(fields.map((field) => [field.dataset.field, valueOf(field)]));
}

const missed = new WeakSet(); // choices changed while the bot still heard of the last

function press(control) {
  control.closest("dialog.confirm")?.close();
  if (control.ariaBusy) missed.add(control);
  const state = typedIn(control.closest("form"));
  const said = { ...place(control), action: control.dataset.act, value: valueOf(control), state };
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
function pressAfter(control, pause) {
  clearTimeout(pauses.get(control));
  if (pause) pauses.set(control, setTimeout(() => press(control), pause));
  else press(control);
}

function submit(form) {
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

function showModal() {
  const modal = document.querySelector("dialog.modal");
  if (modal && !modal.open) {
    returnTo ??= document.activeElement;
    modal.showModal();
    (modal.querySelector("[autofocus]") ?? modal.querySelector(FIELDS) ?? modal).focus();
  } else if (!modal && returnTo) {
    const back = returnTo.isConnected ? returnTo : byId(returnTo.id);
    (back ?? composer()).focus();
    returnTo = null;
  }
}

const FIELDS = ".blocks :is(input, select, textarea)";
const composer = () => document.querySelector(".thread textarea") ?? document.querySelector("main textarea");
const close = (modal) => post("close", { view: modal.dataset.view });

// --- going about -------------------------------------------------------------------------

/** Ready to write, but not on a phone, where a keyboard would cover half the page. */
function readyToWrite() {
  if (matchMedia("(hover: hover)").matches) composer().focus();
}

async function go(address) {
  history.pushState(null, "", address);
  for (const open of document.querySelectorAll("#cast, #sidebar")) open.hidePopover();
  await refresh();
  readyToWrite();
}

// --- what people do ------------------------------------------------------------------------

const CLICKS = [
  ["[data-confirm]", (it) => byId(it.dataset.confirm).showModal()],
  ["[data-dismiss]", (it) => it.closest("dialog").close()],
  ["button[data-act], a[data-act]", press],
  ["[data-close]", (it) => busily(it, () => close(it.closest("dialog")))],
  ["[data-react]", (it) => post("react", { ...place(it), name: it.dataset.react })],
  ["[data-turn]", (it) => busily(it, () => post("turn", { choice: it.dataset.turn }))],
  ["[data-dismiss-notices]", () => post("dismiss", {})],
];

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="/"]');
  if (link && !(event.metaKey || event.ctrlKey || event.shiftKey || event.button)) {
    event.preventDefault();
    go(link.href);
    return;
  }
  const [selector, act] = CLICKS.find(([known]) => event.target.closest(known)) ?? [];
  if (act) act(event.target.closest(selector));
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target.matches(".composer")) send(event.target);
  else submit(event.target);
});

let keyed = null;

document.addEventListener("keydown", (event) => {
  keyed = event.target;
  const modal = event.target.closest("dialog.modal");
  if (event.key === "Escape" && modal && !event.target.closest("dialog.confirm")) {
    event.preventDefault();
    close(modal);
  }
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  const control = event.target.closest("input") && event.target.closest(".control[data-act][data-on]");
  if (control) event.preventDefault();
  if (control?.dataset.on === "enter") press(control);
  if (event.target.matches(".composer textarea")) {
    event.preventDefault();
    send(event.target.form);
  }
});

document.addEventListener("pointerdown", () => (keyed = null));

document.addEventListener("change", (event) => {
  const control = event.target.closest(".control[data-act]:not([data-on])");
  if (!control || (valueOf(control) === null && !event.target.matches("[type=checkbox]"))) return;
  const slowly = keyed === event.target && !event.target.matches("[type=radio], [type=checkbox]");
  pressAfter(control, slowly ? KEYED_PAUSE : 0);
});

document.addEventListener("input", (event) => {
  if (event.target.matches(".composer textarea")) sessionStorage.setItem(event.target.id, event.target.value);
  const control = event.target.closest('.control[data-act][data-on="character"]');
  if (control) pressAfter(control, TYPED_PAUSE);
});

byId("tips")?.addEventListener("toggle", (event) => localStorage.setItem("tips", event.target.open));
if (localStorage.getItem("tips") === "false") byId("tips")?.removeAttribute("open");

addEventListener("popstate", refresh);
document.addEventListener("visibilitychange", listen);
readyToWrite();
settle(new Map());
listen();
