import "./style.css";
import { openLog } from "./log/log";
import { mount } from "./screens/app";
import { startWorker } from "./sw_start";

const root = document.getElementById("app");
if (root) mount(root, await openLog());
startWorker(navigator.serviceWorker).catch((error: unknown) => console.warn("No service worker:", error));
