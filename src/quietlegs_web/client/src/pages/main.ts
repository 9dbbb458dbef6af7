/** Small enhancements for the pages that the server renders; each works without them. */
import "../style.css";
import { openLog } from "../log/log";
import { BodyMapElement } from "./body_map_element";
import { applyTheme } from "./theme";
import { ThemeElement } from "./theme_element";
import { UnsentElement } from "./unsent_element";
import { fillZone } from "./zone";

applyTheme();
fillZone();
UnsentElement.open = () => openLog();
customElements.define("ql-body-map", BodyMapElement);
customElements.define("ql-theme", ThemeElement);
customElements.define("ql-unsent", UnsentElement);
