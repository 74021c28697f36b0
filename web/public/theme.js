// Sets the theme before the first paint. src/lib/theme.ts keeps the same rules afterwards.
(function () {
  var choice = null;
  try {
    choice = localStorage.getItem("flavorbot.theme");
  } catch {
    // Storage is off: follow the system.
  }
  var dark =
    choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  document.querySelector('meta[name="theme-color"]').content = dark ? "#191216" : "#f3f6ea";
})();
