/** Small enhancements for the pages that the server renders; each works without them. */
import "../style.css";
