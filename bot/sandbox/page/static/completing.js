// While somebody writes: `/` offers commands, `@` offers people.

import { byId } from "./live.js";

const list = () => byId("completions");
const offered = () => [...list().children].filter((option) => !option.hidden);
const isOpen = () => list().matches(":popover-open");

let writing = null;
let token = "";

/** What is being typed that could be completed; commands do not work in threads. */
function begun(box) {
  const before = box.value.slice(0, box.selectionStart);
  if (/^\/\S*$/.test(before) && !box.form.dataset.thread) return before;
  return /(?:^|\s)(@[\p{L}\w.-]*)$/u.exec(before)?.[1] ?? "";
}

function fits({ dataset: { option, find } }) {
  const typed = token.slice(1).toLowerCase();
  return option[0] === token[0] && find.split(" ").some((word) => word.startsWith(typed));
}

/** Offer what begins with what was typed so far. */
export function complete(box) {
  writing = box;
  token = begun(box);
  for (const option of list().children) option.hidden = !fits(option);
  if (!offered().length) {
    stopCompleting();
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

export function stopCompleting() {
  if (isOpen()) list().hidePopover();
  writing?.removeAttribute("aria-activedescendant");
}

/** Put it in the place of what was typed of it. */
export function choose({ dataset }) {
  const end = writing.selectionStart;
  stopCompleting();
  writing.setRangeText(`${dataset.option} `, end - token.length, end, "end");
  writing.focus();
  writing.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Whether a key was meant for the list. */
export function keyInCompletions(event) {
  if (!isOpen() || event.target !== writing) return false;
  const options = offered();
  const now = options.findIndex((each) => each.ariaSelected === "true");
  const whole = options[now]?.dataset.option === token;
  if (event.key === "Escape") stopCompleting();
  else if (event.key === "ArrowDown") point(options[(now + 1) % options.length]);
  else if (event.key === "ArrowUp") point(options.at(now - 1));
  else if (event.key === "Tab" || (event.key === "Enter" && !whole)) choose(options[now]);
  else {
    if (event.key === "Enter") stopCompleting();
    return false;
  }
  event.preventDefault();
  return true;
}
