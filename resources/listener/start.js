/* Loads the page, and loads it again where a part did not arrive: a network is busiest when everybody joins. */

const AGAIN_MS = 1500;

import("/listener.js").catch(() => setTimeout(() => location.reload(), AGAIN_MS));
