import "./style.css";
import { openLog } from "./log/log";
import { mount } from "./screens/app";
import { startWorker } from "./sw_start";

const root = document.getElementById("app");
if (root) {
  try {
    mount(root, await openLog());
  } catch (error) {
    console.error(error);
    root.textContent = "This browser could not open the log. Leave the private window, or start the browser again.";
  }
}
startWorker(navigator.serviceWorker).catch((error: unknown) => console.warn("No service worker:", error));
