// Before anything else: the ways out that no policy can forbid are closed, and the theme and language of the last visit are set.

// No browser lets a policy forbid peer connections, new windows or leaving for another address with the text in it.
for (const name of ["open", "RTCPeerConnection", "webkitRTCPeerConnection", "RTCIceTransport", "RTCQuicTransport"])
  Object.defineProperty(globalThis, name, { value: undefined });
globalThis.navigation?.addEventListener("navigate", (event) => {
  const { protocol, origin } = new URL(event.destination.url);
  // a file that is saved is an address of this page, whatever its origin is called
  if (protocol !== "blob:" && origin !== location.origin) event.preventDefault();
});

try {
  document.documentElement.dataset.theme = localStorage.getItem("theme") || "auto";
  document.documentElement.lang = localStorage.getItem("language") || "vi";
} catch {
  // nothing is kept in this browser
}
