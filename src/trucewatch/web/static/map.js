// The map: outlines of countries, and the places told as areas as wide as the words allow. Names and areas are drawn on
// a canvas of our own over the outlines, so that every script is shaped by the browser and no letters are fetched.
const box = document.getElementById("map");
const root = document.documentElement;
const SMALLEST = 9; // pixels: below this an area is drawn as a ring of this size, wider than it is, never finer

// the outlines shorten these names; the codes are ISO 3166-1's
const SHORT = { "Antigua and Barb.": "AG", "Bosnia and Herz.": "BA", "Br. Indian Ocean Ter.": "IO", "British Virgin Is.": "VG", "Cabo Verde": "CV", "Cayman Is.": "KY", "Central African Rep.": "CF", "Congo": "CG", "Cook Is.": "CK", "Côte d'Ivoire": "CI", "Dem. Rep. Congo": "CD", "Dominican Rep.": "DO", "Eq. Guinea": "GQ", "Faeroe Is.": "FO", "Falkland Is.": "FK", "Fr. Polynesia": "PF", "Hong Kong": "HK", "Kosovo": "XK", "Macao": "MO", "Macedonia": "MK", "Marshall Is.": "MH", "Micronesia": "FM", "Myanmar": "MM", "N. Mariana Is.": "MP", "Palestine": "PS", "S. Sudan": "SS", "Saint Lucia": "LC", "Solomon Is.": "SB", "St. Kitts and Nevis": "KN", "St. Vin. and Gren.": "VC", "São Tomé and Principe": "ST", "Trinidad and Tobago": "TT", "Turkey": "TR", "Turks and Caicos Is.": "TC", "U.S. Virgin Is.": "VI", "United States of America": "US", "Vatican": "VA", "W. Sahara": "EH", "eSwatini": "SZ" };

const colour = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();
const names = (language) => new Intl.DisplayNames([language], { type: "region" });

// TopoJSON: arcs of whole numbers, each the step from the one before
const decoded = (topology) => {
  const { scale: [sx, sy], translate: [tx, ty] } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => [(x += dx) * sx + tx, (y += dy) * sy + ty]);
  });
  const ring = (parts) => parts.flatMap((at, place) => {
    const arc = at < 0 ? arcs[~at].toReversed() : arcs[at];
    return place ? arc.slice(1) : arc;
  });
  const owners = arcs.map(() => []);
  const countries = topology.objects.countries.geometries.map((one, place) => {
    const shapes = one.type === "Polygon" ? [one.arcs] : one.arcs ?? [];
    for (const shape of shapes) for (const line of shape) for (const at of line) owners[at < 0 ? ~at : at].push(one);
    return { type: "Feature", id: place + 1, properties: { name: one.properties.name, own: Boolean(one.id) }, geometry: { type: "MultiPolygon", coordinates: shapes.map((shape) => shape.map(ring)) } };
  });
  const lines = { coast: [], border: [], disputed: [] };
  owners.forEach((held, at) => {
    if (held.length) lines[held.length < 2 ? "coast" : held.every((one) => one.id) ? "border" : "disputed"].push(arcs[at]);
  });
  return { countries, lines };
};

const middle = (feature) => {
  let best = null;
  for (const [outer] of feature.geometry.coordinates) {
    let area = 0, x = 0, y = 0;
    for (let at = 0; at + 1 < outer.length; at += 1) {
      const [[ax, ay], [bx, by]] = [outer[at], outer[at + 1]];
      const cross = ax * by - bx * ay;
      area += cross; x += (ax + bx) * cross; y += (ay + by) * cross;
    }
    if (area && (!best || Math.abs(area) > best.size)) best = { size: Math.abs(area), at: [x / (3 * area), y / (3 * area)] };
  }
  return best;
};

// lines and areas that the administrators laid over the map, each with the point at which its name stands
const shapes = async () => {
  const answer = box.dataset.laid ? await fetch(`${box.dataset.laid}${location.search}`) : null;
  if (!answer?.ok) return [];
  return (await answer.json()).shapes.map(({ name, lines, areas }) => {
    const geometry = areas.length ? { type: "MultiPolygon", coordinates: areas } : { type: "MultiLineString", coordinates: lines };
    const longest = lines.toSorted((one, other) => other.length - one.length)[0];
    const at = areas.length ? middle({ geometry })?.at ?? areas[0][0][0] : halfway(longest);
    return { name, at, feature: { type: "Feature", properties: {}, geometry } };
  });
};

const halfway = (line) => {
  const steps = line.slice(1).map(([x, y], at) => Math.hypot(x - line[at][0], y - line[at][1]));
  let left = steps.reduce((sum, one) => sum + one, 0) / 2;
  const at = steps.findIndex((one) => (left -= one) <= 0);
  if (at < 0) return line[0];
  const part = steps[at] ? 1 + left / steps[at] : 0;
  return [0, 1].map((axis) => line[at][axis] + part * (line[at + 1][axis] - line[at][axis]));
};

const start = async () => {
  const { Map, NavigationControl, ScaleControl, setWorkerUrl } = await import(box.dataset.lib);
  setWorkerUrl(box.dataset.worker);
  const topology = await (await fetch(box.dataset.outlines)).json();
  const { countries, lines } = decoded(topology);
  const multi = (coordinates) => ({ type: "geojson", data: { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates } } });
  const laid = await shapes();
  const map = new Map({
    container: box, center: [15, 25], zoom: 1.2, minZoom: 0.5, maxZoom: 12, attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, renderWorldCopies: false, fadeDuration: 0,
    style: { version: 8, sources: { countries: { type: "geojson", data: { type: "FeatureCollection", features: countries } }, coast: multi(lines.coast), border: multi(lines.border), disputed: multi(lines.disputed), laid: { type: "geojson", data: { type: "FeatureCollection", features: laid.map((one) => one.feature) } } }, layers: [
      { id: "water", type: "background", paint: { "background-color": colour("water") } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": colour("land"), "fill-antialias": false } },
      { id: "chosen-country", type: "fill", source: "countries", paint: { "fill-color": colour("place"), "fill-opacity": ["case", ["boolean", ["feature-state", "told"], false], 0.16, 0] } },
      { id: "coast", type: "line", source: "coast", paint: { "line-color": colour("border"), "line-width": 0.6 } },
      { id: "border", type: "line", source: "border", paint: { "line-color": colour("border"), "line-width": 1 } },
      { id: "disputed", type: "line", source: "disputed", paint: { "line-color": colour("border"), "line-width": 1.2, "line-dasharray": [3, 3] } },
      { id: "laid-area", type: "fill", source: "laid", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colour("laid"), "fill-opacity": 0.1 } },
      { id: "laid", type: "line", source: "laid", paint: { "line-color": colour("laid"), "line-width": 2.4, "line-dasharray": [3, 2] } },
    ] },
    locale: { "NavigationControl.ZoomIn": box.dataset.in, "NavigationControl.ZoomOut": box.dataset.out, "Map.Title": box.dataset.label },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "metric" }));

  const canvas = document.createElement("canvas");
  canvas.className = "names";
  canvas.setAttribute("aria-hidden", "true");
  map.getCanvasContainer().after(canvas);
  const pen = canvas.getContext("2d");

  const here = names(root.lang);
  const byName = new globalThis.Map(countries.map((one) => [one.properties.name, one]));
  const english = names("en");
  const codes = new globalThis.Map();
  for (let a = 65; a < 91; a += 1) for (let b = 65; b < 91; b += 1) {
    const code = String.fromCharCode(a, b);
    const found = byName.get(english.of(code));
    if (found && !codes.has(found.id)) codes.set(found.id, code);
  }
  for (const [name, code] of Object.entries(SHORT)) { const found = byName.get(name); if (found) codes.set(found.id, code); }
  const outlined = new Set(codes.values());
  const labels = countries.map((one) => {
    const code = codes.get(one.id);
    const own = code && new Intl.Locale(`und-${code}`).maximize();
    const theirs = code && names(own.language).of(code);
    const ours = code ? here.of(code) : one.properties.name;
    return { ...middle(one), id: one.id, words: theirs && theirs !== ours && own.language !== root.lang ? [ours, theirs] : [ours] };
  }).filter((one) => one.at).sort((a, b) => b.size - a.size);

  let areas = [], at = "", drawn = [], whole = new globalThis.Map();
  const wide = (one) => one.km * 512 * 2 ** map.getZoom() / (40075 * Math.cos(Math.min(85, Math.abs(one.lat)) * Math.PI / 180));

  // areas that lie on each other at this distance are one ring, with how many are told in them
  const gathered = () => {
    const found = [], grid = new globalThis.Map();
    const [width, height] = [box.clientWidth, box.clientHeight];
    for (const one of areas) {
      if (one.wide && outlined.has(one.country)) continue; // the country itself is tinted
      const { x, y } = map.project([one.lon, one.lat]);
      const real = wide(one);
      if (x < -real - 20 || y < -real - 20 || x > width + real + 20 || y > height + real + 20) continue;
      const small = real < SMALLEST;
      const cell = `${Math.round(x / 26)}:${Math.round(y / 26)}`;
      const held = small && grid.get(cell);
      if (held) { held.n += one.n; held.all.push(one); held.chosen ||= one.key === at; continue; }
      const made = { x, y, size: small ? SMALLEST : real, small, n: one.n, all: [one], name: one.name, names: one.names, chosen: one.key === at };
      if (small) grid.set(cell, made);
      found.push(made);
    }
    for (const one of found) if (one.all.length > 1 || one.n > 1) one.size = Math.max(one.size, one.small ? SMALLEST + Math.min(9, 2 * Math.log2(one.n)) : 0);
    return found;
  };

  const draw = () => {
    const ratio = devicePixelRatio || 1;
    const [width, height] = [box.clientWidth, box.clientHeight];
    if (canvas.width !== width * ratio || canvas.height !== height * ratio) { canvas.width = width * ratio; canvas.height = height * ratio; }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    pen.lineJoin = "round";
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    const [ink, soft, halo, place, purple] = ["ink", "soft", "halo", "place", "laid"].map(colour);
    const family = getComputedStyle(document.body).fontFamily;
    const taken = [];
    const free = (left, top, right, bottom) => left > 0 && top > 0 && right < width && bottom < height && taken.every((one) => right < one[0] || left > one[2] || bottom < one[1] || top > one[3]);
    const write = (words, x, y, size, fill, weight) => {
      pen.font = `${weight} ${size}px ${family}`;
      const across = Math.max(...words.map((line) => pen.measureText(line).width));
      const down = words.length * size * 1.2;
      const spot = [x - across / 2 - 3, y - down / 2 - 1, x + across / 2 + 3, y + down / 2 + 1];
      if (!free(...spot)) return false;
      taken.push(spot);
      words.forEach((line, place_) => {
        const top = y - down / 2 + size * 0.6 + place_ * size * 1.2;
        pen.strokeStyle = halo; pen.lineWidth = 3; pen.strokeText(line, x, top);
        pen.fillStyle = fill; pen.fillText(line, x, top);
      });
      return true;
    };
    drawn = gathered();
    for (const one of [...drawn].sort((a, b) => b.size - a.size)) {
      pen.beginPath();
      pen.arc(one.x, one.y, one.size, 0, 7);
      pen.globalAlpha = one.chosen ? 0.4 : 0.18; pen.fillStyle = place;
      pen.fill();
      pen.globalAlpha = 1; pen.strokeStyle = place; pen.lineWidth = one.chosen ? 3 : 1.5;
      pen.setLineDash(one.small ? [2, 2.5] : []);
      pen.stroke();
      pen.setLineDash([]);
      if (one.small) taken.push([one.x - one.size, one.y - one.size, one.x + one.size, one.y + one.size]);
    }
    for (const one of [...drawn].sort((a, b) => b.chosen - a.chosen || b.n - a.n)) {
      if (one.n > 1 && one.small) { pen.font = `600 11px ${family}`; pen.fillStyle = ink; pen.fillText(one.n, one.x, one.y + 0.5); }
      const other = one.all.length === 1 ? one.names.find((name) => name !== one.name && !/[a-z]/i.test(name)) : undefined;
      const words = one.all.length === 1 ? [one.name, ...(other ? [other] : [])] : [`${one.all[0].name} +${one.all.length - 1}`];
      const reach = (one.small ? one.size : Math.min(one.size, 60)) + 9 * words.length;
      for (const [dx, dy] of [[0, reach], [0, -reach]]) if (write(words, one.x + dx, one.y + dy, 12.5, ink, 600)) break;
    }
    for (const one of laid) {
      const { x, y } = map.project(one.at);
      for (const [dx, dy] of [[0, 11], [0, -11], [0, 24], [0, -24]]) if (write([one.name], x + dx, y + dy, 12, purple, 600)) break;
    }
    const world = 512 * 2 ** map.getZoom();
    for (const one of labels) {
      if (Math.sqrt(one.size) * world / 360 < 55) continue;
      const { x, y } = map.project(one.at);
      const told = whole.get(codes.get(one.id));
      if (x > 0 && y > 0 && x < width && y < height) write(told ? [...one.words, String(told.n)] : one.words, x, y, 11.5, told ? ink : soft, told ? 600 : 400);
    }
    root.dataset.map = `${drawn.length}`;
    root.dataset.laid = `${laid.length}`;
  };

  const fit = () => {
    if (!areas.length) return;
    let [west, south, east, north] = [180, 90, -180, -90];
    for (const one of areas.filter((spot) => !at || spot.key === at || at === "none")) {
      const up = one.km / 111, across = up / Math.max(0.1, Math.cos(one.lat * Math.PI / 180));
      west = Math.min(west, one.lon - across); east = Math.max(east, one.lon + across);
      south = Math.min(south, one.lat - up); north = Math.max(north, one.lat + up);
    }
    if (west > east) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches || !root.dataset.map;
    map.fitBounds([[Math.max(-180, west), Math.max(-85, south)], [Math.min(180, east), Math.min(85, north)]], { padding: 60, maxZoom: 7, animate: !still, duration: 500 });
  };

  const load = async () => {
    const answer = await fetch(`/map/areas${location.search}`);
    if (!answer.ok) return;
    const told = await answer.json();
    areas = told.areas;
    at = told.at;
    whole = new globalThis.Map(areas.filter((one) => one.wide).map((one) => [one.country, one]));
    for (const one of countries) map.setFeatureState({ source: "countries", id: one.id }, { told: whole.has(codes.get(one.id)) });
    fit();
    draw();
    root.dataset.mapped = location.search || "all";
  };

  const hit = ({ x, y }) => drawn.filter((one) => Math.hypot(one.x - x, one.y - y) <= Math.max(one.size, 12)).sort((a, b) => a.size - b.size)[0];
  const country = (point) => map.queryRenderedFeatures(point, { layers: ["land"] }).map((one) => whole.get(codes.get(one.id))).find(Boolean);
  map.on("click", (event) => {
    const found = hit(event.point);
    const wide = found ? undefined : country(event.point);
    if (wide) document.dispatchEvent(new CustomEvent("choose", { detail: wide.key }));
    if (!found) return;
    if (found.all.length > 1 && map.getZoom() < 11) { map.easeTo({ center: [found.all[0].lon, found.all[0].lat], zoom: map.getZoom() + 2 }); return; }
    document.dispatchEvent(new CustomEvent("choose", { detail: found.all[0].key }));
  });
  map.on("mousemove", (event) => { map.getCanvas().style.cursor = hit(event.point) || (whole.size && country(event.point)) ? "pointer" : ""; });
  const paint = () => {
    for (const [layer, property, name] of [["water", "background-color", "water"], ["land", "fill-color", "land"], ["coast", "line-color", "border"], ["border", "line-color", "border"], ["disputed", "line-color", "border"], ["chosen-country", "fill-color", "place"], ["laid-area", "fill-color", "laid"], ["laid", "line-color", "laid"]]) map.setPaintProperty(layer, property, colour(name));
    draw();
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  document.addEventListener("narrowed", load);
  map.on("load", () => { load(); map.on("move", draw); map.on("resize", draw); });
};

const able = () => {
  const tried = document.createElement("canvas").getContext("webgl2");
  tried?.getExtension("WEBGL_lose_context")?.loseContext();
  return Boolean(tried);
};
if (box && able()) start().catch(() => { box.hidden = true; document.getElementById("no-map").hidden = false; root.dataset.map = "none"; });
else if (box) { box.hidden = true; document.getElementById("no-map").hidden = false; root.dataset.map = "none"; }
