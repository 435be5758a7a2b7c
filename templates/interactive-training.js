  // ---- equal neurons

  one("equal")?.addEventListener("click", () => {
    for (const [from, to] of model.exchanges[one("exchange").selectedIndex]) state.parameters[to] = state.parameters[from];
    restart();
    announce(words.equal_done);
  });

  // ---- training

  let timer = null;

  function record() {
    state.history.push({ cost: compute(state.parameters).cost, parameters: [...state.parameters] });
  }

  /** w − α ∂J/∂w for every weight that moves; false where that leads to no finite number. */
  function descend() {
    if (!one("rate").reportValidity()) return false;
    const rate = one("rate").valueAsNumber;
    const { slopes } = compute(state.parameters);
    const next = [...state.parameters];
    model.weights.forEach((weight, k) => { if (weight.moves) next[weight.quantity] -= rate * slopes[k]; });
    const there = compute(next);
    const finite = Number.isFinite(there.cost) && there.slopes.every(Number.isFinite) && next.every(Number.isFinite);
    const room = state.history.length <= MOST_STEPS;
    one("trouble").hidden = finite && room;
    one("trouble").textContent = finite ? words.train_enough : words.train_diverged;
    if (!finite || !room) return false;
    state.parameters = next;
    state.history.push({ cost: there.cost, parameters: [...next] });
    return true;
  }

  function run() {
    const steps = calm ? 20 : 1;
    let going = true;
    for (let i = 0; i < steps && going; i++) going = descend();
    update();
    if (going) timer = setTimeout(run, calm ? 600 : 40);
    else pause();
  }

  function pause() {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const button = one("run");
    if (!button) return;
    button.textContent = words.train_run;
    button.setAttribute("aria-pressed", "false");
  }

  one("step")?.addEventListener("click", () => {
    pause();
    descend();
    update();
  });
  one("run")?.addEventListener("click", event => {
    if (timer !== null) {
      pause();
      say();
      return;
    }
    event.target.textContent = words.train_pause;
    event.target.setAttribute("aria-pressed", "true");
    run();
  });
  one("reset")?.addEventListener("click", () => {
    begin();
    restart();
  });

  // ---- the run as curves and as a table

  const ofChosen = () => [...state.picked].sort((a, b) => a - b).map(k => model.weights[k]).filter(weight => weight.moves);

  function charts() {
    if (!one("cost-chart")) return;
    const steps = state.history.length - 1;
    one("steps").textContent = `${steps} ${words.train_steps}`;
    curve(one("cost-chart"), [state.history.map(point => point.cost)], words.train_chart_cost);
    const weights = ofChosen();
    one("pair-chart-figure").hidden = weights.length === 0;
    const runs = weights.map(weight => state.history.map(point => point.parameters[weight.quantity]));
    if (runs.length > 0) curve(one("pair-chart"), runs, weights.map(weight => weight.words).join(", "));
    one("together").textContent = runs.length < 2 ? "" : runs[0].every((value, i) => value === runs[1][i]) ? words.train_together : words.train_apart;
    if (one("history").closest("details").open) table(weights, runs);
  }

  one("history")?.closest("details").addEventListener("toggle", charts);

  const NAMESPACE = "http://www.w3.org/2000/svg";

  function drawn(name, attributes, text = "") {
    const made = document.createElementNS(NAMESPACE, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    return made;
  }

  const ORDER = ["first", "second"];

  /** Which points are drawn or listed: all of few, of many so many, the last among them. */
  function sample(length, most) {
    const stride = Math.max(1, Math.ceil((length - 1) / (most - 1)));
    const points = Array.from({ length: Math.floor((length - 1) / stride) + 1 }, (_, i) => i * stride);
    return points.at(-1) === length - 1 ? points : [...points, length - 1];
  }

  /** Numbers that are none, and infinite ones, have no place in a drawing. */
  function curve(svg, runs, what) {
    const finite = runs.flat().filter(Number.isFinite);
    const low = finite.reduce((a, b) => Math.min(a, b), Infinity);
    const high = finite.reduce((a, b) => Math.max(a, b), -Infinity);
    const last = runs[0].length - 1;
    const x = i => (8 + 304 * i / Math.max(1, last)).toFixed(1);
    const y = value => (high === low ? 65 : 108 - 84 * (value - low) / (high - low)).toFixed(1);
    const shapes = runs.flatMap((values, k) => {
      const shown = sample(values.length, MOST_POINTS).filter(i => Number.isFinite(values[i]));
      const end = shown.at(-1);
      const line = drawn("polyline", { class: ORDER[k], points: shown.map(i => `${x(i)},${y(values[i])}`).join(" ") });
      return end === undefined ? [] : [line, drawn("circle", { class: ORDER[k], cx: x(end), cy: y(values[end]), r: 3.5 })];
    });
    const scale = finite.length === 0 ? [] : [drawn("text", { x: 8, y: 15 }, figures(high, 4)), drawn("text", { x: 8, y: 124 }, figures(low, 4))];
    svg.replaceChildren(...shapes, ...scale, drawn("text", { x: 312, y: 124, "text-anchor": "end" }, String(last)));
    svg.setAttribute("aria-label", `${what}: ${runs.map(values => `${figures(values[0], 4)} → ${figures(values.at(-1), 4)}`).join("; ")}; ${last} ${words.train_steps}`);
  }

  function heads() {
    const weights = ofChosen();
    const labels = [words.train_column, words.spoken_cost, ...weights.map(weight => weight.label), ...(weights.length === 2 ? [words.train_difference] : [])];
    one("history-heads").replaceChildren(...labels.map(label => element("th", { scope: "col", className: "right" }, label)));
    one("pair-keys").replaceChildren(...weights.flatMap((weight, k) => [element("span", { className: k === 0 ? "key" : "key second" }), weight.label]));
  }

  function table(weights, runs) {
    one("history").replaceChildren(...sample(state.history.length, MOST_ROWS).map(i => {
      const numbers = [state.history[i].cost, ...runs.map(run => run[i]), ...(weights.length === 2 ? [runs[0][i] - runs[1][i]] : [])];
      return element("tr", {}, ...[String(i), ...numbers.map(number => figures(number))].map(text => element("td", { className: "right" }, text)));
    }));
  }
