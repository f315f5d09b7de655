/* Captions as words: what stays together, and how certain each of them is. */

export const COMMITTED = "", PROVISIONAL = "provisional", PREDICTED = "predicted";

const CLOSING = /^[.,;:!?…%)\]}»”’‚、。，．・：；？！」』）】〉》〕］｝ー々،؛؟۔]/u;
const OPENING = /[([{«“‘¿¡「『（【〈《〔［｛]$/u;
const IDEOGRAPH = "\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff";
const PIECE = new RegExp(`[${IDEOGRAPH}][、。，．・：；？！」』）】〉》〕］｝ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]*\\s*|[^\\s${IDEOGRAPH}]+\\s*`, "gu");
const ENDS_WIDE = new RegExp(`[${IDEOGRAPH}]$`, "u"), BEGINS_WIDE = new RegExp(`^[${IDEOGRAPH}]`, "u");

/** Return a text to be written after another one: with a space before it where the script has any. */
function following(before, text) {
  const close = !before || !text || CLOSING.test(text) || OPENING.test(before) || /\s$/u.test(before)
    || (ENDS_WIDE.test(before) && BEGINS_WIDE.test(text));
  return close ? text : " " + text;
}

/** Return the words of a caption in order, each with the space that follows it and its certainty. */
export function wordsOf(caption) {
  const words = [];
  let whole = "";
  for (const [text, certainty] of [
    [caption.committed, COMMITTED], [caption.provisional, PROVISIONAL], [caption.predicted, PREDICTED]]) {
    const given = (text || "").trim();
    if (!given) continue;
    const joined = following(whole, given);
    if (joined !== given && words.length) words[words.length - 1].text += " ";
    whole += joined;
    for (const piece of given.match(PIECE) || []) words.push({ text: piece, certainty });
  }
  return words;
}

/** Return the end of what can be read out: the last whole sentence, or everything where no word will follow. */
export function readableEnd(text, ended) {
  if (ended) return text.length;
  const found = /^[\s\S]*[.!?…。！？؟۔]["”’»)]*(?=\s|$)/u.exec(text);
  return found ? found[0].length : 0;
}
