"use strict";

// Asks the simulator once a second what it holds, and draws that. Texts of resources are set as text, never as markup.
const svgNamespace = "http://www.w3.org/2000/svg";
const phases = ["Queued", "Building", "Customizing", "Optimizing", "Validating", "Distributing"];
const columns = [
  ["resourcegroups"],
  ["userassignedidentities", "federatedidentitycredentials", "roledefinitions", "roleassignments", "virtualnetworks", "subnets", "storageaccounts", "containers"],
  ["imagetemplates", "triggers", "runoutputs", "images:managed"],
  ["galleries"],
  ["images"],
  ["versions"],
];
const width = 210, height = 34, gapX = 70, gapY = 10;
let drawn = "";

// What changes how other text looks is shown as an escape.
function visible(text) {
  return String(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0d\uffa0]/gu, found =>
    [...Array(found.length).keys()].map(i => "\\u" + found.charCodeAt(i).toString(16).padStart(4, "0")).join(""));
}

function element(name, attributes = {}, text) {
  const made = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  if (text !== undefined) {
    made.textContent = visible(text);
  }
  return made;
}

function columnOf(node) {
  const type = node.type.toLowerCase();
  const last = type === "microsoft.compute/images" ? "images:managed" : type.split("/").at(-1);
  const column = columns.findIndex(kinds => kinds.includes(last));
  return column < 0 ? columns.length : column;
}

// A version's number says little without its definition.
function labelOf(node) {
  return node.type.endsWith("/versions") ? `${node.id.split("/").at(-3)} ${node.name}` : node.name;
}

function short(text, length) {
  return text.length > length ? text.slice(0, length - 1) + "…" : text;
}

function draw(view) {
  const key = JSON.stringify([view.nodes, view.links]);
  if (key === drawn) {
    return;
  }
  drawn = key;
  document.getElementById("empty").hidden = view.nodes.length > 0;
  const heights = [];
  const places = new Map();
  for (const node of view.nodes) {
    const column = columnOf(node);
    const row = heights[column] ?? 0;
    heights[column] = row + 1;
    places.set(node.id, { node, x: column * (width + gapX) + 4, y: row * (height + gapY) + 4 });
  }
  const svg = element("svg", {
    width: (columns.length + 1) * (width + gapX), height: Math.max(0, ...heights.filter(Boolean)) * (height + gapY) + 8, role: "img", "aria-label": `${view.nodes.length} resources`,
  });
  for (const link of view.links) {
    svg.append(line(places.get(link.from), places.get(link.to), link));
  }
  for (const place of places.values()) {
    svg.append(box(place, svg, view.links, places));
  }
  document.getElementById("graph").replaceChildren(...(view.nodes.length ? [svg] : []));
}

function line(from, to, link) {
  const [a, b] = from.x <= to.x ? [from, to] : [to, from];
  const x1 = a.x + width, y1 = a.y + height / 2, x2 = a.x === b.x ? b.x + width : b.x, y2 = b.y + height / 2;
  const bend = a.x === b.x ? gapX / 2 : (x2 - x1) / 2;
  const path = element("path", {
    d: `M${x1},${y1} C${x1 + bend},${y1} ${a.x === b.x ? x2 + bend : x2 - bend},${y2} ${x2},${y2}`,
    class: link.what === "holds" ? "holds" : "refers", "data-from": link.from, "data-to": link.to,
  });
  path.append(element("title", {}, `${labelOf(from.node)} ${link.what} ${labelOf(to.node)}`));
  return path;
}

function box(place, svg, links, places) {
  const { node, x, y } = place;
  const state = node.state === "Failed" ? "failed" : node.state && node.state !== "Succeeded" ? "busy" : "";
  const group = element("g", { class: `node ${state}`, tabindex: 0, transform: `translate(${x},${y})` });
  group.append(
    element("rect", { width, height, rx: 6 }),
    element("text", { x: 8, y: 14 }, short(labelOf(node), 30)),
    element("text", { x: 8, y: 27, class: "kind" }, node.type.split("/").at(-1) + (node.state && node.state !== "Succeeded" ? ` · ${node.state}` : "")));
  const choose = () => {
    const mine = links.filter(l => l.from === node.id || l.to === node.id);
    svg.classList.add("chosen");
    for (const path of svg.querySelectorAll("path")) {
      path.classList.toggle("lit", path.dataset.from === node.id || path.dataset.to === node.id);
    }
    document.getElementById("hover").textContent = visible(mine.map(l => `${labelOf(places.get(l.from).node)} ${l.what} ${labelOf(places.get(l.to).node)}`).join("; ") || node.name);
  };
  group.addEventListener("mouseenter", choose);
  group.addEventListener("focus", choose);
  group.addEventListener("mouseleave", () => svg.classList.remove("chosen"));
  return group;
}

function span(text, className) {
  const made = document.createElement("span");
  made.textContent = visible(text);
  made.className = className;
  return made;
}

function drawBuilds(builds) {
  document.getElementById("builds").replaceChildren(...builds.map(build => {
    const item = document.createElement("li");
    const name = document.createElement("b");
    name.textContent = visible(build.name);
    item.append(name);
    if (build.run.runState === "Running") {
      const now = phases.indexOf(build.run.runSubState);
      item.append(...phases.map((phase, index) => span(phase, `phase ${index === now ? "now" : index < now ? "good" : ""}`)));
    } else {
      item.append(span(build.run.runState, `phase ${build.run.runState === "Succeeded" ? "good" : "bad"}`), span(short(build.run.message ?? "", 160), "message"));
    }
    return item;
  }));
}

function drawRequests(requests) {
  document.getElementById("requests").replaceChildren(...requests.map(request => {
    const row = document.createElement("tr");
    for (const [text, bad] of [[request.time.slice(11, 19)], [request.method], [request.status || "cut", request.status >= 400 || !request.status], [request.path]]) {
      const cell = document.createElement("td");
      cell.textContent = visible(text);
      cell.classList.toggle("bad", Boolean(bad));
      row.append(cell);
    }
    return row;
  }));
}

async function refresh() {
  const status = document.getElementById("status");
  try {
    const answer = await fetch("/_sim/view");
    if (answer.status === 401) {
      status.textContent = "This browser may not look at the simulator yet: open the link that 'imageinfra sim status' prints.";
      return;
    }
    const view = await answer.json();
    const s = view.status;
    status.textContent = `${s.time.slice(0, 16).replace("T", " ")}, ${s.speed} times as fast as real · ${s.resources} resources · ${s.builds} builds in progress · ${s.requests} requests · ${s.faults} faults`;
    draw(view);
    drawBuilds(view.builds);
    drawRequests(view.requests);
  } catch {
    status.textContent = "The simulator does not answer.";
  }
  setTimeout(refresh, 1000);
}

refresh();
