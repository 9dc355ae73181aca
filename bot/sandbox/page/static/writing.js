// Writing a message, completing a command, rewriting what one wrote.

import { attach, taken } from "./files.js";
import { byId, placeOf, post } from "./live.js";

export const composer = () =>
  document.querySelector(".thread .composer textarea") ?? document.querySelector("main .composer textarea");

/** Ready to write, but not on a phone, where a keyboard would cover half the page. */
export function readyToWrite() {
  const editor = document.querySelector(".editing textarea");
  if (editor) {
    editor.focus();
    editor.setSelectionRange(editor.value.length, editor.value.length);
  } else if (matchMedia("(hover: hover)").matches) {
    composer()?.focus();
  }
}

/** Put back what was half written before one went elsewhere. */
export function restoreDrafts() {
  for (const box of document.querySelectorAll(".composer textarea")) {
    box.value ||= sessionStorage.getItem(box.id) ?? "";
  }
}

let sending = Promise.resolve();

export function send(form) {
  const box = form.elements.text;
  const text = box.value.trim();
  const files = taken(form);
  const also = form.elements.broadcast;
  if (!text && !files.length) return;
  box.value = "";
  sessionStorage.removeItem(box.id);
  const said = { ...form.dataset, text, files, broadcast: also?.checked };
  if (also) also.checked = false;
  sending = sending.then(async () => {
    if (!(await post("say", said))) {
      box.value ||= text;
      for (const name of files) attach(form, name);
    }
    const list = form.parentElement.querySelector("[data-sticky]");
    if (list) list.scrollTop = list.scrollHeight;
  });
}

// --- rewriting -------------------------------------------------------------------------

export async function save(form) {
  const text = form.elements.text.value.trim();
  if (text && (await post("edit", { ...placeOf(form), text }))) cancel(form);
}

export const cancel = (form) => form.querySelector("[data-cancel]").click();

// --- commands --------------------------------------------------------------------------

const list = () => byId("commands");
const offered = () => [...list().children].filter((option) => !option.hidden);
const isOpen = () => list().matches(":popover-open");

let writing = null;

/** Offer the commands that begin with what was typed so far. */
export function complete(box) {
  writing = box;
  const typed = box.hasAttribute("aria-controls") && /^\/\S*$/.test(box.value) ? box.value : null;
  for (const option of list().children) {
    option.hidden = typed === null || !option.dataset.command.startsWith(typed.toLowerCase());
  }
  if (!offered().length) {
    closeCommands();
    return;
  }
  const frame = box.closest(".box").getBoundingClientRect();
  Object.assign(list().style, {
    left: `${frame.left}px`,
    width: `${frame.width}px`,
    bottom: `${innerHeight - frame.top + 6}px`,
  });
  list().showPopover();
  point(offered()[0]);
}

function point(option) {
  for (const each of list().children) each.ariaSelected = String(each === option);
  option.scrollIntoView({ block: "nearest" });
  writing.setAttribute("aria-activedescendant", option.id);
}

export function closeCommands() {
  if (isOpen()) list().hidePopover();
  writing?.removeAttribute("aria-activedescendant");
}

/** Take a command over into the composer. */
export function choose(option) {
  writing.value = `${option.dataset.command} `;
  closeCommands();
  writing.focus();
  writing.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Whether a key was meant for the list of commands. */
export function keyInCommands(event) {
  if (!isOpen() || event.target !== writing) return false;
  const options = offered();
  const now = options.findIndex((each) => each.ariaSelected === "true");
  const whole = options[now]?.dataset.command === writing.value;
  if (event.key === "Escape") closeCommands();
  else if (event.key === "ArrowDown") point(options[(now + 1) % options.length]);
  else if (event.key === "ArrowUp") point(options.at(now - 1));
  else if (event.key === "Tab" || (event.key === "Enter" && !whole)) choose(options[now]);
  else {
    if (event.key === "Enter") closeCommands();
    return false;
  }
  event.preventDefault();
  return true;
}
