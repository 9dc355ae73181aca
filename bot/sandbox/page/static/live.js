// The page is rendered on the server. After each change it is fetched again, and only
// what differs is mended, so focus, scrolling and what is being typed stay as they are.

import { mend } from "./mend.js";

const NEAR_THE_END = 60; // pixels from the end of a list that still count as the end

export const byId = (id) => document.getElementById(id);
const me = () => document.body.dataset.me;

// --- fetching ----------------------------------------------------------------------

let running = null;
let again = false;

export function refresh() {
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
  if (source?.address !== changes()) listen();
}

const atEnd = (list) => list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_THE_END;
const whenShown = [];

/** Call this now, and each time the page has been mended. */
export function afterEach(act) {
  whenShown.push(act);
  act();
}

function settle(lists) {
  for (const list of document.querySelectorAll("[data-sticky]")) {
    if (lists.get(list) ?? true) list.scrollTop = list.scrollHeight;
  }
  for (const act of whenShown) act();
}

let source = null;

const changes = () => `/changes?as=${me()}${"payloads" in document.body.dataset ? "&payloads=1" : ""}`;

function listen() {
  source?.close();
  source = null;
  if (document.hidden || !me()) return; // a hidden window reads nothing and holds no line
  source = new EventSource(changes());
  source.address = changes();
  source.onmessage = () => {
    byId("trouble").hidePopover();
    refresh();
  };
  source.onerror = () => tell("The connection is lost. Trying again…", true);
}

// --- telling the server --------------------------------------------------------------

/** The server's answer; null where there is none, and then people are told why. */
export async function ask(act, said) {
  try {
    const response = await fetch(`/do/${act}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ as: me(), ...said }),
    });
    if (response.ok) return response;
    tell(await response.text());
  } catch {
    tell("This did not arrive. Is the demo still running?");
  }
  return null;
}

export async function post(act, said) {
  const response = await ask(act, said);
  await refresh();
  return Boolean(response);
}

let hiding = 0;

export function tell(sentence, stays = false) {
  const trouble = byId("trouble");
  clearTimeout(hiding);
  trouble.textContent = sentence;
  if (!trouble.matches(":popover-open")) trouble.showPopover();
  if (!stays) hiding = setTimeout(() => trouble.hidePopover(), 8000);
}

/** Do it once, however often the button is pressed meanwhile. */
export async function busily(element, act) {
  if (element.ariaBusy) return;
  element.ariaBusy = "true";
  await act();
  element.ariaBusy = null;
}

/** The view or the message something stands in. */
export function placeOf(element) {
  const { view } = element.closest("[data-view]")?.dataset ?? {};
  if (view) return { view };
  const { channel, ts } = element.closest("[data-ts]").dataset;
  return { channel, ts };
}

export function start() {
  document.addEventListener("visibilitychange", listen);
  settle(new Map());
  listen();
}
