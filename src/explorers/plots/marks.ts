/** What the pictures use of Observable Plot; nothing else of it reaches a page. */
export { areaY, dot, line, plot, rect, ruleX, ruleY, text } from '@observablehq/plot';
