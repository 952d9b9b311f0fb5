// Every way out of a browser that a script could send a text by, and a canary at the other end that hears all of them.

import { createSocket } from "node:dgram";
import { createServer } from "node:http";

/** A second origin that writes down whoever comes: requests by their path, anything else as a connection or a datagram. */
export async function canary() {
  const heard = [];
  const server = createServer((request, response) => {
    heard.push(/[\w-]+/.exec(request.url)?.[0] ?? "request");
    response.writeHead(200, { "access-control-allow-origin": "*", "content-type": "text/plain" }).end("ok");
  });
  // what is no HTTP, as a relay for peer connections over TCP
  server.on("clientError", (_, socket) => {
    heard.push("connection");
    socket.destroy();
  });
  const datagrams = createSocket("udp4");
  datagrams.on("message", () => heard.push("datagram"));
  await Promise.all([
    new Promise((resolve) => server.listen(0, "127.0.0.1", resolve)),
    new Promise((resolve) => datagrams.bind(0, "127.0.0.1", resolve)),
  ]);
  return {
    heard,
    address: `127.0.0.1:${server.address().port}`,
    datagrams: `127.0.0.1:${datagrams.address().port}`,
    close() {
      server.closeAllConnections();
      server.close();
      datagrams.close();
    },
  };
}

/**
 * Tries them one after another and resolves to their names. It runs in the page or in a worker, so it holds all that it needs.
 * `windows`: also links into new windows, which a page can only be kept from by a header. What leaves the page stands last.
 */
export async function tryChannels({ address, datagrams, windows }) {
  const url = (name) => `http://${address}/${name}?${encodeURIComponent("186 đảng viên")}`;
  const inPage = typeof document !== "undefined";
  const add = (tag, attributes) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.append(element);
    return element;
  };
  const link = (rel, more = {}) => add("link", { rel, href: url(rel), ...more });
  const peer = async (server) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: server, username: "186", credential: "x" }] });
    connection.createDataChannel("x");
    await connection.setLocalDescription(await connection.createOffer());
    await new Promise((resume) => setTimeout(resume, 400));
  };
  const everywhere = {
    fetch: () => fetch(url("fetch"), { mode: "no-cors" }),
    post: () => fetch(url("post"), { mode: "no-cors", method: "POST", body: "186", keepalive: true }),
    xhr() {
      const request = new XMLHttpRequest();
      request.open("GET", url("xhr"));
      request.send();
    },
    socket: () => new WebSocket(url("socket").replace("http", "ws")),
    socketStream: () => new globalThis.WebSocketStream(url("socketStream").replace("http", "ws")).opened,
    events: () => new EventSource(url("events")),
    transport: () => new WebTransport(url("transport").replace("http", "https")).ready,
    import: () => import(url("import")),
    font: () => new FontFace("x", `url(${url("font")})`).load(),
    worker: () => new Worker(url("worker")),
    stun: () => peer(`stun:${datagrams}`),
    turn: () => peer(`turn:${address}?transport=tcp`),
  };
  const ofWorkers = { importScripts: () => importScripts(url("importScripts")) };
  const ofPages = {
    beacon: () => navigator.sendBeacon(url("beacon"), "186"),
    image: () => (new Image().src = url("image")),
    script: () => add("script", { src: url("script") }),
    stylesheet: () => link("stylesheet"),
    prefetch: () => link("prefetch"),
    preload: () => link("preload", { as: "image" }),
    modulepreload: () => link("modulepreload"),
    prerender: () => link("prerender"),
    preconnect: () => link("preconnect"),
    icon: () => link("icon"),
    manifest: () => link("manifest"),
    cssUrl: () => (document.body.style.backgroundImage = `url(${url("cssUrl")})`),
    cssSheet() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        `body { cursor: url(${url("cssSheet")}), auto } @font-face { font-family: y; src: url(${url("cssFont")}) } body { font-family: y }`,
      );
      document.adoptedStyleSheets = [sheet];
    },
    styleElement: () => (add("style", {}).textContent = `@import url(${url("styleElement")});`),
    picture: () => add("img", { srcset: `${url("picture")} 2x` }),
    svg() {
      const image = document.createElementNS("http://www.w3.org/2000/svg", "image");
      image.setAttribute("href", url("svg"));
      add("svg", {}).append(image);
    },
    video: () => add("video", { src: url("video"), poster: url("poster"), autoplay: "" }),
    audio: () => new Audio(url("audio")).play(),
    object: () => add("object", { data: url("object") }),
    embed: () => add("embed", { src: url("embed") }),
    frame: () => add("iframe", { src: url("frame") }),
    frameMoved: () => (add("iframe", {}).contentWindow.location = url("frameMoved")),
    sharedWorker: () => new SharedWorker(url("sharedWorker")),
    serviceWorker: () => navigator.serviceWorker.register(url("serviceWorker")),
    worklet: () => CSS.paintWorklet.addModule(url("worklet")),
    identity: () => navigator.credentials.get({ identity: { providers: [{ configURL: url("identity"), clientId: "186" }] } }),
    speculation: () => (add("script", { type: "speculationrules" }).text = JSON.stringify({ prefetch: [{ urls: [url("speculation")] }] })),
    ping: () => add("a", { href: "#", ping: url("ping") }).click(),
    ...(windows ? { newWindow: () => add("a", { href: url("newWindow"), target: "_blank" }).click() } : {}),
    open: () => open(url("open")),
    formToWindow: () => add("form", { action: url("formToWindow"), method: "post", target: "_blank" }).submit(),
    form: () => add("form", { action: url("form"), method: "post" }).submit(),
    refresh: () => add("meta", { "http-equiv": "refresh", content: `0;url=${url("refresh")}` }),
    navigation: () => navigation.navigate(url("navigation")),
    link: () => add("a", { href: url("link") }).click(),
    location: () => (location.href = url("location")),
  };
  const tries = { ...everywhere, ...(inPage ? ofPages : ofWorkers) };
  for (const attempt of Object.values(tries)) {
    try {
      await Promise.race([attempt(), new Promise((resume) => setTimeout(resume, 150))]);
    } catch {
      // refused, as it should be
    }
  }
  await new Promise((resume) => setTimeout(resume, 500));
  return Object.keys(tries);
}
