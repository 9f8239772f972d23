// The browser's half of a live figure.
//
// From the kernel, one message for each frame: {number, size: [w, h], patch: [left, top, w, h], changed, text, failed,
// handles: [[x, y] | null, …], turns}. Its buffer, zlib-compressed, holds the RGBA of the pixels that changed in the
// patch, row by row, and a bit for each pixel of the patch: whether it is one of them. No patch: same pixels.
// To the kernel: {kind: "screen", width, ratio}   a view is there, this wide, with that many device pixels per CSS pixel
//                {kind: "seen", number}            that frame is on the screen; the kernel may send the next
//                {kind: "drag", handle, x, y}      the pointer holds a handle here (CSS pixels from the left and the top)
//                {kind: "turn", dx, dy, first}     the pointer, pressed beside all handles, has moved so far
//                {kind: "gone"}                    no view is left

const GRAB = 20; // CSS pixels around its centre at which a handle can be grabbed
const SPEAK_AFTER = 600; // milliseconds without a new frame after which the text is announced
const SIDE_BY_SIDE = 300; // CSS pixels that the controls need beside the picture
const PATIENCE = 1000; // milliseconds after which a drag that brought no frame is given up

// Written to the stream directly: on the way through a Blob or a Response, small patches take ten times as long.
async function inflate(bytes, size) {
  const stream = new DecompressionStream("deflate");
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  const written = writer.write(bytes).then(() => writer.close());
  const plain = new Uint8Array(size);
  for (let at = 0; at < size; ) {
    const { value } = await reader.read();
    plain.set(value, at);
    at += value.length;
  }
  await written;
  return plain;
}

// Puts the pixels that changed into the picture.
function apply(bytes, changed, [left, top, width, height], picture) {
  const news = new Uint32Array(bytes.buffer, 0, changed);
  const isNew = bytes.subarray(4 * changed);
  const all = new Uint32Array(picture.data.buffer);
  let used = 0;
  for (let row = 0, bit = 0; row < height; row++) {
    let at = (top + row) * picture.width + left;
    for (let column = 0; column < width; column++, bit++, at++) {
      if (isNew[bit >> 3] & (128 >> (bit & 7))) all[at] = news[used++];
    }
  }
}

export default () => {
  const screen = document.createElement("canvas"); // the picture, whichever views show it
  let picture = new ImageData(screen.width, screen.height); // its pixels
  const views = new Set();
  let frame = null; // the latest one on the screen
  let queue = Promise.resolve(); // patches are applied in the order in which they were sent

  async function receive(model, message, buffers) {
    if (message.patch) {
      const [left, top, width, height] = message.patch;
      const bytes = await inflate(buffers[0], 4 * message.changed + Math.ceil((width * height) / 8));
      const [wide, high] = message.size;
      if (screen.width !== wide || screen.height !== high) {
        [screen.width, screen.height] = [wide, high];
        picture = new ImageData(wide, high);
      }
      apply(bytes, message.changed, message.patch, picture);
      screen.getContext("2d").putImageData(picture, 0, 0, left, top, width, height);
    }
    frame = message;
    views.forEach((view) => view.update());
    model.send({ kind: "seen", number: message.number });
  }

  function initialize({ model }) {
    const onMessage = (message, buffers) => (queue = queue.then(() => receive(model, message, buffers)));
    model.on("msg:custom", onMessage);
    return () => model.off("msg:custom", onMessage);
  }

  function render({ model, el }) {
    const { name, canvas, text, voice } = furnish(model, el);
    const drag = dragging(model, canvas, () => frame);
    let speaking = null;

    function update() {
      if (canvas.width !== screen.width || canvas.height !== screen.height) {
        [canvas.width, canvas.height] = [screen.width, screen.height];
      }
      canvas.getContext("2d").drawImage(screen, 0, 0);
      canvas.dataset.number = frame.number;
      canvas.setAttribute("aria-label", `${name}. ${frame.text}`);
      text.textContent = frame.text;
      text.classList.toggle("is-failed", frame.failed);
      clearTimeout(speaking);
      speaking = setTimeout(() => (voice.textContent = frame.text), SPEAK_AFTER);
      const root = el.closest(".gradwalk-figure");
      root?.classList.add("is-live");
      if (root) nameSliders(root);
      drag.answered();
    }

    const view = { update };
    views.add(view);
    if (frame) update();
    const stopFitting = fitting(model, el, canvas);
    return () => {
      views.delete(view);
      stopFitting();
      clearTimeout(speaking);
      if (views.size === 0) model.send({ kind: "gone" });
    };
  }

  return { initialize, render };
};

// The elements of a view. The text is seen at once and announced once things rest.
function furnish(model, el) {
  const make = (tag, name, attributes = {}) => {
    const element = document.createElement(tag);
    element.className = name;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  el.classList.add("gradwalk-canvas");
  const picture = make("div", "gradwalk-picture");
  const heading = make("div", "gradwalk-title");
  const credit = make("span", "gradwalk-credit");
  heading.append(model.get("title"), " ");
  credit.textContent = model.get("credit");
  if (credit.textContent) heading.append(credit);
  const name = [model.get("title"), model.get("credit") && `(${model.get("credit")})`].filter(Boolean).join(" ");
  const canvas = make("canvas", "", { role: "img", "aria-label": name });
  picture.append(heading, canvas);
  const words = make("div", "gradwalk-words");
  const text = make("p", "gradwalk-text", { "aria-hidden": "true" });
  const voice = make("p", "gradwalk-voice", { "aria-live": "polite" });
  words.append(text, voice);
  el.append(picture, words);
  return { name, canvas, text, voice };
}

// Tells the kernel how large the picture is to be, now and whenever the page or its zoom changes.
function fitting(model, el, canvas) {
  let told = "";
  let timer = null;
  let root = null;

  function fit() {
    const room = root.clientWidth;
    if (room === 0) return;
    const wanted = model.get("width");
    const isBeside = room >= 0.8 * wanted + SIDE_BY_SIDE;
    root.classList.toggle("is-beside", isBeside);
    const width = Math.floor(Math.min(wanted, isBeside ? room - SIDE_BY_SIDE : room));
    canvas.style.width = `${width}px`;
    el.style.setProperty("--gradwalk-width", `${width}px`);
    const message = { kind: "screen", width, ratio: window.devicePixelRatio };
    if (JSON.stringify(message) === told) return;
    clearTimeout(timer);
    timer = setTimeout(() => model.send(message), told ? 120 : 0);
    told = JSON.stringify(message);
  }

  // A plain key in a control is for the control: without this, "d d" in a dropdown deletes the cell. JupyterLab looks
  // for the attribute on the element that has the focus.
  function keepKey(event) {
    if (!root.contains(event.target)) return;
    const isForNotebook = event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === "Enter");
    event.target.toggleAttribute("data-lm-suppress-shortcuts", !isForNotebook);
  }

  // The widget is put into its figure after it is rendered.
  const observer = new ResizeObserver(fit);
  const start = () => {
    root = el.closest(".gradwalk-figure");
    if (root === null) return void requestAnimationFrame(start);
    window.addEventListener("keydown", keepKey, true);
    observer.observe(root);
  };
  start();
  return () => {
    window.removeEventListener("keydown", keepKey, true);
    observer.disconnect();
    clearTimeout(timer);
  };
}

// ipywidgets shows a slider's label and number but does not tie them to the part that has the focus, which would speak
// of a logarithmic slider's exponent.
function nameSliders(root) {
  for (const slider of root.querySelectorAll(".widget-slider")) {
    const handle = slider.querySelector(".noUi-handle");
    handle?.setAttribute("aria-label", slider.querySelector("label")?.textContent ?? "");
    handle?.setAttribute("aria-valuetext", slider.querySelector(".widget-readout")?.textContent ?? "");
  }
}

// Grabbing: the nearest handle, else the whole picture if it turns. One drag message is on its way at a time.
function dragging(model, canvas, latestFrame) {
  let held = null; // {handle, dx, dy} or {turn: true, x, y, first}
  let next = null; // the message to send once the last one is answered
  let sentAt = -Infinity;

  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  function find(event) {
    const frame = latestFrame();
    if (!frame) return null;
    const [x, y] = place(event);
    let best = null;
    frame.handles.forEach((at, handle) => {
      if (!at) return;
      const [dx, dy] = [at[0] - x, at[1] - y];
      const far = Math.hypot(dx, dy);
      if (far <= GRAB && (!best || far < best.far)) best = { handle, dx, dy, far };
    });
    return best ?? (frame.turns ? { turn: true, x, y, first: true } : null);
  }

  function send() {
    if (!next || performance.now() - sentAt < PATIENCE) return;
    model.send(next);
    if (next.first && held) held.first = false;
    next = null;
    sentAt = performance.now();
  }

  canvas.addEventListener("pointerdown", (event) => {
    held = event.button === 0 ? find(event) : null;
    if (!held) return;
    canvas.setPointerCapture(event.pointerId);
    canvas.style.cursor = "grabbing";
    event.preventDefault();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!held) return void (canvas.style.cursor = find(event) ? "grab" : "");
    const [x, y] = place(event);
    if (held.turn) {
      next = { kind: "turn", dx: x - held.x, dy: y - held.y, first: held.first };
    } else {
      next = { kind: "drag", handle: held.handle, x: x + held.dx, y: y + held.dy };
    }
    send();
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => {
      held = null;
      canvas.style.cursor = "";
    });
  }
  canvas.addEventListener("touchstart", (event) => find(event.touches[0]) && event.preventDefault(), { passive: false });

  return {
    answered() {
      sentAt = -Infinity;
      send();
    },
  };
}
