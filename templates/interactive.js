// The page that answers. All that is computed comes from `gradient`, which was written from the derivation; here it is shown.
{
  const model = JSON.parse(document.getElementById("model").textContent);
  const words = model.words;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const one = id => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  /** As in the derivation: so many significant digits, and a power of ten for large and small numbers. */
  const DIGITS = 6;
  /** Two numbers that differ by less, relative to their size, are equal but for rounding. */
  const ROUNDING = 1e-12;
  const MOST_STEPS = 5000;
  const MOST_POINTS = 300;
  const MOST_ROWS = 12;

  // ---- numbers

  function figures(value, digits = DIGITS) {
    if (Number.isNaN(value)) return words.undefined;
    if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
    if (value === 0) return "0";
    const [mantissa, power] = value.toExponential(digits - 1).split("e");
    const plain = power >= -4 && power < 7;
    const text = plain ? String(Number(value.toPrecision(digits))) : Number(mantissa) + " × 10" + superscript(Number(power));
    return text.replace("-", "−");
  }

  const superscript = power => [...String(power)].map(c => c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c]).join("");

  /** Equal but for rounding; numbers of sums that cancel are as large as their terms were, which is 1 or so. */
  const agree = (a, b, size = 0) => a === b || Math.abs(a - b) <= ROUNDING * Math.max(size, Math.abs(a), Math.abs(b));

  const first = index => model.first.map(numbers => numbers[Math.min(index, numbers.length - 1)]);
  const state = { parameters: [], data: [], shown: 0, picked: [...model.chosen], values: [], cost: 0, slopes: [], history: [] };

  function begin() {
    state.parameters = first(0).slice(0, model.parameters);
    state.data = Array.from({ length: model.examples }, (_, i) => first(i).slice(model.parameters));
  }

  /** The cost and its derivatives, which are means over the examples, and all numbers of the example that is shown. */
  function compute(parameters) {
    const slopes = model.weights.map(() => 0);
    let loss = 0;
    let here = null;
    state.data.forEach((example, i) => {
      const result = gradient.evaluate([...parameters, ...example]);
      loss += result.loss;
      result.gradient.forEach((slope, k) => slopes[k] += slope);
      if (i === state.shown) here = result;
    });
    const rest = gradient.penalty(parameters);
    const cost = loss / model.examples + rest.value;
    const means = slopes.map((slope, k) => slope / model.examples + rest.gradient[k]);
    const values = [...parameters, ...state.data[state.shown], ...here.definitions, ...here.factors, ...here.gradient, cost, ...means];
    return { cost, slopes: means, values };
  }

  function update() {
    Object.assign(state, compute(state.parameters));
    for (const place of all("[data-value]")) {
      place.textContent = (place.dataset.equals === undefined ? "" : "= ") + figures(state.values[place.dataset.value], place.dataset.digits);
    }
    for (const field of all("input[data-leaf]")) show(field, state.values[field.dataset.leaf]);
    compared();
    charts();
    say();
  }

  function show(field, value) {
    if (field === document.activeElement && field.type === "number" && field.valueAsNumber === value) return;
    if (field.type === "range") {
      if (value > Number(field.max)) field.max = value;
      if (value < Number(field.min)) field.min = value;
      field.value = value;
      field.setAttribute("aria-valuetext", figures(value));
    } else {
      field.value = Number(value.toPrecision(DIGITS));
      field.title = String(value);
    }
  }

  // ---- what the reader sets

  function set(leaf, value) {
    if (!Number.isFinite(value)) return;
    if (leaf < model.parameters) state.parameters[leaf] = value;
    else state.data[state.shown][leaf - model.parameters] = value;
    if (model.shares.includes(leaf)) share(leaf, value);
    restart();
  }

  /** The other targets take what is left, in their proportions, so that all of them sum to one. */
  function share(leaf, value) {
    const example = state.data[state.shown];
    const kept = Math.min(1, Math.max(0, value));
    const others = model.shares.filter(other => other !== leaf).map(other => other - model.parameters);
    const sum = others.reduce((total, other) => total + example[other], 0);
    for (const other of others) example[other] = sum > 0 ? example[other] / sum * (1 - kept) : (1 - kept) / others.length;
    example[leaf - model.parameters] = kept;
  }

  function restart() {
    pause();
    one("trouble")?.toggleAttribute("hidden", true);
    state.history = [];
    record();
    update();
  }

  document.addEventListener("input", event => {
    const field = event.target;
    if (field.dataset.leaf !== undefined) set(Number(field.dataset.leaf), field.valueAsNumber);
    if (field.id === "example" && field.validity.valid) {
      state.shown = field.valueAsNumber - 1;
      update();
    }
  });

  // ---- one weight: its path

  const KINDS = ["weight", "edge", "label", "node", "factor", "q"];
  const STANDS = KINDS.map(kind => `[data-${kind}]`).join();

  /** What an element of the page stands for: `edge3`, `q7`. */
  function key(element) {
    const kind = KINDS.find(kind => element.dataset[kind] !== undefined);
    return kind + element.dataset[kind];
  }

  const weightOf = new Map();
  model.weights.forEach((weight, k) => {
    weightOf.set(`weight${k}`, k).set(`q${weight.quantity}`, k).set(`q${weight.slope}`, k);
    for (const edge of weight.handles) weightOf.set(`edge${edge}`, k).set(`label${edge}`, k);
    for (const node of weight.knobs) if (!weightOf.has(`node${node}`)) weightOf.set(`node${node}`, k);
  });

  /** The weight that an element stands for, if any. */
  function weightAt(element) {
    const place = element?.closest?.(STANDS);
    return place ? weightOf.get(key(place)) : undefined;
  }

  /** All that can light up, by what it stands for; what is shown of the chosen weights changes. */
  let places = new Map();
  let lighted = null;

  function index() {
    places = Map.groupBy(all(STANDS), key);
    lighted = null;
  }

  function light(k) {
    if (k === lighted) return;
    lighted = k;
    for (const element of all(".lit")) element.classList.remove("lit");
    const weight = model.weights[k];
    if (!weight) return;
    const keys = [`weight${k}`, ...weight.lit.flatMap(q => [`q${q}`, `factor${q}`]), ...weight.nodes.map(i => `node${i}`), ...weight.edges.map(i => `edge${i}`),
      ...weight.handles.map(i => `label${i}`)];
    for (const element of keys.flatMap(place => places.get(place) ?? [])) element.classList.add("lit");
  }

  const rest = () => light(weightAt(document.activeElement) ?? state.picked.at(-1));

  document.addEventListener("pointerover", event => {
    const k = weightAt(event.target);
    if (k === undefined) rest();
    else light(k);
    worth(event);
  });
  document.addEventListener("focusin", rest);
  document.addEventListener("focusout", () => light(state.picked.at(-1)));

  /** What the symbol under the pointer is worth. */
  function worth(event) {
    const symbol = event.target.closest?.("[data-q]");
    const note = one("worth");
    note.hidden = !symbol;
    if (!symbol) return;
    const box = symbol.getBoundingClientRect();
    note.textContent = figures(state.values[symbol.dataset.q]);
    note.style.left = `${Math.max(4, Math.min(box.left, innerWidth - note.offsetWidth - 8))}px`;
    note.style.top = `${box.top > 40 ? box.top - note.offsetHeight - 4 : box.bottom + 4}px`;
  }

  // ---- weights that are chosen

  function pick(k) {
    const picked = state.picked;
    if (picked.includes(k)) picked.splice(picked.indexOf(k), 1);
    else picked.push(k);
    if (picked.length > 2) picked.shift();
    chosen();
    rest();
  }

  document.addEventListener("click", event => {
    if (event.target.closest("math, .pick, .drawing") === null) return;
    const inText = event.target.closest("#chosen, #pair, main > section:not(#try)");
    const k = weightAt(event.target);
    if (k !== undefined && !inText) pick(k);
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      state.picked.length = 0;
      one("worth").hidden = true;
      pause();
      chosen();
      light(undefined);
    }
  });

  const formulas = all("[data-formula]", one("formulas").content);
  const formula = q => formulas[q].cloneNode(true);

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function live(q) {
    const place = element("span", { className: "live" });
    place.dataset.value = q;
    return place;
  }

  const result = (q, ...more) => element("p", { className: "result" }, formula(q), " = ", live(q), ...more);

  /** What the chains add up to: the derivative of one example's loss, where that is not the cost's. */
  function results(weight) {
    if (weight.one === undefined) return [result(weight.slope)];
    return [result(weight.slope), result(weight.one, ...(model.examples > 1 ? [` ${words.chosen_one}`] : []))];
  }

  function chain(factors, first) {
    const list = element("ol", { className: "chain" }, ...factors.map(q =>
      element("li", {}, element("span", { className: "factor" }, formula(q), live(q)))));
    if (!first) list.prepend(element("li", { className: "sum" }, "+"));
    return list;
  }

  function path(k) {
    const weight = model.weights[k];
    const hidden = weight.chains.length > 0 && Number(weight.paths) !== weight.chains.length;
    return element("div", {}, ...results(weight), ...weight.chains.map((factors, i) => chain(factors, i === 0)),
      ...(hidden ? [element("p", { className: "hint" }, `${words.chosen_paths} ${weight.paths}.`)] : []));
  }

  /** Two that are chosen, the one that comes first in front. */
  const couple = () => state.picked.length < 2 ? null : [...state.picked].sort((a, b) => a - b);

  function chosen() {
    one("nothing").hidden = state.picked.length > 0;
    one("chosen").replaceChildren(...[...state.picked].sort((a, b) => a - b).map(path));
    for (const button of all(".pick")) button.setAttribute("aria-pressed", state.picked.includes(weightAt(button)));
    for (const knob of all(".drawing [role=button]")) knob.setAttribute("aria-pressed", state.picked.includes(weightAt(knob)));
    sideBySide(couple());
    if (one("history-heads")) heads();
    update();
    index();
    reachable();
  }

  // ---- two weights side by side

  /** What the factors of a weight make: chains are those of one example's loss. */
  const product = weight => weight.one ?? weight.slope;

  function sideBySide(two) {
    one("pair").hidden = !two;
    if (!two) return;
    const [left, right] = two.map(k => model.weights[k]);
    for (const [id, weight] of [["pair-first", left], ["pair-second", right]]) {
      const seen = formula(product(weight));
      seen.setAttribute("aria-hidden", "true");
      one(id).replaceChildren(element("span", { className: "unseen" }, `${words.spoken_slope} ${weight.words}`), seen);
    }
    const place = model.pairs.findIndex(pair => pair.first === two[0] && pair.second === two[1]);
    const pair = model.pairs[place];
    one("pair-rows").replaceChildren(...(pair ? pair.rows.map(row) : []), totals(left, right));
    one("pair-words").replaceChildren(pair && pair.told ? all("template[data-pair]")[place].content.cloneNode(true)
      : element("p", { className: "hint" }, words.pair_unknown));
  }

  function row([left, right, equal]) {
    const cell = q => q === null ? element("td", {}, "–")
      : element("td", {}, element("span", { className: equal ? "common" : "differs" }, formula(q), live(q)));
    const verdict = equal ? words.pair_same : left === null || right === null ? words.pair_alone : words.pair_differs;
    return element("tr", {}, cell(left), cell(right), element("td", {}, verdict));
  }

  const totals = (left, right) => element("tr", {}, ...[left, right].map(weight =>
    element("td", {}, element("strong", {}, formula(product(weight)), live(product(weight))))), element("td", { id: "pair-total" }));

  /** What holds with the numbers of now. */
  function compared() {
    const two = couple();
    if (!two) return;
    const [left, right] = two.map(k => state.values[product(model.weights[k])]);
    const known = !Number.isNaN(left - right) || left === right;
    one("pair-here").textContent = !known ? words.pair_here_undefined : agree(left, right) ? words.pair_here_equal : words.pair_here_unequal;
    one("pair-total").textContent = !known ? words.undefined : agree(left, right) ? words.pair_same : words.pair_differs;
    const pair = model.pairs.find(p => p.first === two[0] && p.second === two[1]);
    for (const [i, item] of all("#pair-words [data-condition]").entries()) {
      const [l, r] = pair.conditions[i].map(side => side.number ?? state.values[side.quantity]);
      const known = ![l, r].some(Number.isNaN);
      const holds = agree(l, r, 1);
      item.querySelector(".sides").textContent = known ? `${figures(l)} ${holds ? "=" : "≠"} ${figures(r)}` : words.undefined;
      item.querySelector(".verdict").textContent = !known ? "" : holds ? `✓ ${words.pair_holds}` : `✗ ${words.pair_fails}`;
    }
  }

  // ---- the drawing: one stop of the Tab key, arrows go from weight to weight

  function drawing() {
    const groups = new Map(all(".drawing g[class]").map(group => [key(group), group]));
    for (const text of all(".drawing text[data-of]")) groups.get(text.dataset.of).append(text);
    for (const edge of all(".drawing .edge")) {
      const reach = edge.firstElementChild.cloneNode();
      reach.setAttribute("class", "reach");
      for (const attribute of ["stroke", "stroke-width", "fill"]) reach.removeAttribute(attribute);
      edge.append(reach);
    }
    const knobs = model.weights.map(weight => document.querySelector([...weight.handles.map(i => `.drawing [data-edge="${i}"]`),
      ...weight.knobs.map(i => `.drawing [data-node="${i}"]`)].join() || "none"));
    const stops = [...new Set(knobs.filter(knob => knob))];
    stops.forEach((knob, i) => {
      knob.setAttribute("role", "button");
      knob.setAttribute("aria-label", model.weights[weightAt(knob)].words);
      knob.setAttribute("tabindex", i === 0 ? 0 : -1);
      knob.addEventListener("keydown", event => {
        if (event.key === "Enter" || event.key === " ") pick(weightAt(knob));
        else if (["ArrowRight", "ArrowDown"].includes(event.key)) go(stops, i + 1);
        else if (["ArrowLeft", "ArrowUp"].includes(event.key)) go(stops, i - 1);
        else return;
        event.preventDefault();
      });
    });
  }

  function go(stops, to) {
    const next = stops[(to + stops.length) % stops.length];
    for (const stop of stops) stop.setAttribute("tabindex", stop === next ? 0 : -1);
    next.focus();
  }

{% include "interactive-training.js" %}
  // ---- for those who listen: what has changed, when it has settled

  let settling = null;

  function announce(text) {
    clearTimeout(settling);
    settling = setTimeout(() => one("spoken").textContent = text, 700);
  }

  function say() {
    if (timer !== null) return;
    const slopes = state.picked.map(k => `${model.weights[k].words}: ${words.spoken_slope} ${figures(state.slopes[k], 4)}`);
    announce([`${words.spoken_cost} ${figures(state.cost, 4)}`, ...slopes].join("; "));
  }

  // ---- the derivation shows the derivatives of now

  for (const weight of model.weights) {
    const heading = weight.section && document.querySelector(`#${CSS.escape(weight.section)} > :is(h2, h3, h4)`);
    if (heading) heading.append(element("span", { className: "now" }, "= ", live(weight.slope)));
  }

  /** What is wider than its place is scrolled by keys too. */
  const reachable = () => all(".scroll, figure").forEach(place =>
    place.scrollWidth > place.clientWidth ? place.setAttribute("tabindex", 0) : place.removeAttribute("tabindex"));

  addEventListener("resize", reachable);
  begin();
  drawing();
  record();
  chosen();
  rest();
  reachable();
}
