"""What figures are called and what they mean, for a reader who has not read the documentation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """A figure in words; `digits` are its decimals."""

    name: str
    digits: int
    words: str


FIGURES = {
    "wer": Meaning(
        "word error rate (WER)", 3, "Words heard wrongly, left out or put in, per word that was said."
    ),
    "audio_s": Meaning("length, s", 1, "How much was measured."),
    "reference_sentences": Meaning("sentences", 0, "Sentences of the reference."),
    "committed_words_per_minute": Meaning(
        "words per minute", 1, "Words of the floor that were written down."
    ),
    "der": Meaning(
        "diarization error (DER)", 3, "Share of speech that was given to nobody or the wrong person."
    ),
    "strict_der": Meaning(
        "DER, strict", 3, "The same with overlapping speech, and nothing forgiven at edges (above: 0.25 s)."
    ),
    "shown_der": Meaning("DER as shown", 3, "The same by the labels as they were first shown."),
    "speakers_true": Meaning("speakers", 0, "People who speak for 3 s or more in all."),
    "speakers_found": Meaning("speakers found", 0, "So many were told apart."),
    "label_p50_s": Meaning("right label p50, s", 2, "Half of the turns had the right label so soon."),
    "label_p90_s": Meaning("right label p90, s", 2, "Nine of ten turns had."),
    "swaps_per_h": Meaning("label swaps/h", 1, "How often a label went over to somebody else, in an hour."),
    "swaps_after_2_min": Meaning("swaps after 2 min", 0, "How many there were after the first two minutes."),
    "words_right": Meaning("words, right speaker", 3, "Share of the words that stand with who said them."),
    "rtf": Meaning(
        "real-time factor (RTF)", 3, "Computing time per second of speech; above 1 it cannot keep up."
    ),
    "cpu_s": Meaning("processor time, s", 1, "Of all processors together."),
    "peak_pss_mb": Meaning(
        "memory at most, MB", 0, "Of all processes together, what they share counted once."
    ),
    "first_caption_s": Meaning("first caption, s", 1, "From the program's start until text stood there."),
    "restarts": Meaning("restarts", 0, "How often an engine had to be started again."),
    "gaps_in_sequence": Meaning("gaps in the feed", 0, "Events that never arrived."),
    "failed_recordings": Meaning("failed", 0, "Recordings that ended with a failure."),
    "chrf": Meaning(
        "chrF", 1, "Likeness to a human translation by pieces of words, 0 to 100; above 60 reads well."
    ),
    "bleu": Meaning("BLEU", 1, "Likeness to a human translation by runs of words, 0 to 100."),
    "comet": Meaning("COMET", 3, "Likeness in meaning, as a neural model judges it, about 0 to 1."),
    "sentence_chrf": Meaning("sentence chrF", 1, "The same with the text shared out among the sentences."),
    "sentence_bleu": Meaning("sentence BLEU", 1, "The same with the text shared out among the sentences."),
    "long_yaal_s": Meaning(
        "LongYAAL, s", 2, "How far the text is behind an ideal that keeps pace with the speaker."
    ),
    "stream_laal_s": Meaning(
        "StreamLAAL, s", 2, "The same by an older formula, for comparing with publications."
    ),
    "omnisteval_long_yaal_s": Meaning(
        "LongYAAL by OmniSTEval, s", 2, "The same, sentences without a word left out."
    ),
    "omnisteval_long_laal_s": Meaning(
        "LongLAAL by OmniSTEval, s", 2, "StreamLAAL, sentences without a word left out."
    ),
    "lag_p50_s": Meaning("lag p50, s", 2, "Half of the words stood for good so soon after they were said."),
    "lag_p90_s": Meaning("lag p90, s", 2, "Nine of ten words did."),
    "lag_drift_s_per_h": Meaning(
        "lag drift, s/h", 2, "How much later text becomes in an hour; noise under 10 min."
    ),
    "early_show": Meaning("shown early", 3, "Share of words that were visible before they stood for good."),
    "early_show_200_ms": Meaning(
        "shown early by 200 ms", 3, "Share that stood there long enough to be read before."
    ),
    "early_show_lead_ms_p50": Meaning(
        "shown before final p50, ms", 0, "How long half of them stood there before."
    ),
    "shown_p50_s": Meaning("shown p50, s", 2, "Half of the words were visible so soon after they were said."),
    "ne_committed": Meaning("NE committed", 3, "Words taken back that had been promised to stay; must be 0."),
    "ne_shown": Meaning("NE shown (flicker)", 3, "Words taken back from the screen, per word that stayed."),
    "ne_predicted": Meaning("NE with prediction", 3, "The same where predicted words are shown as well."),
    "correction_rate_shown": Meaning("corrections", 3, "Share of displayed words that were taken back."),
    "correction_rate": Meaning(
        "corrections with prediction", 3, "The same where predicted words are shown as well."
    ),
    "empty_sentences": Meaning(
        "empty sentences", 0, "Sentences that got no word when the text was shared out."
    ),
    "lost_sentences": Meaning(
        "lost sentences", 0, "Sentences that got no text; each word of them counts 10 s."
    ),
    "withdrawals": Meaning("taken back", 0, "How often committed text changed; must be 0."),
    "engine_marks": Meaning("engine marks", 0, "Marks of a model that leaked into the text; must be 0."),
    "counted": Meaning("predictions", 0, "Words shown before they began to be said."),
    "accuracy": Meaning("predictions right", 3, "Share of them that came true."),
    "content_accuracy": Meaning("right, content words", 3, "The same without the, of, and and their like."),
    "coverage": Meaning("prediction coverage", 3, "Share of all words that were predicted."),
    "lead_ms_p50": Meaning("lead p50, ms", 0, "How much sooner half of the predicted words were seen."),
    "ear_voice_p50_s": Meaning(
        "ear-voice p50, s", 2, "Half of the sentences were heard so soon after they began."
    ),
    "ear_voice_p90_s": Meaning("ear-voice p90, s", 2, "Nine of ten sentences were."),
    "unspoken_sentences": Meaning("unheard sentences", 0, "Sentences no voice spoke; each counts 10 s."),
    "end_offset_s": Meaning("end offset, s", 2, "How long the voice went on after the last word was said."),
    "end_offset_p95_s": Meaning("end offset p95, s", 2, "The same in 95 of 100 recordings."),
    "drift_s_per_h": Meaning(
        "drift, s/h", 2, "How much later the voice becomes in an hour; noise under 10 min."
    ),
    "quarter_drift_s": Meaning("quarter drift, s", 2, "How much later the last quarter is than the first."),
}
_SPELLED = {"cpu": "processor", "der": "DER", "gb": "GB", "mb": "MB", "rtf": "RTF", "wer": "WER"}
"""What is written otherwise than in a key."""
PARTS = ("prediction", "voice", "speakers")
"""Groups of figures within those of a language."""

VERDICTS = {
    "pass": "Every bar is met.",
    "fail": "At least one bar is missed.",
    "incomplete": "No bar is missed, but not all could be judged.",
    "a": "Where they differ, A is better.",
    "b": "Where they differ, B is better.",
    "mixed": "Each is better in something.",
    "none": "No difference is real.",
}
ASKED = {
    "a": "A",
    "b": "B",
    "set": "set",
    "engine": "engine",
    "language": "spoken",
    "targets": "interpreted into",
    "pace": "pace",
    "tuning": "tuning",
    "model": "model",
    "speakers": "speakers",
    "diarizer": "diarizer",
    "speaker_model": "speakers' model",
    "glossary": "glossary",
}
"""Settings by their keys."""


def meaning(key: str) -> Meaning:
    """Return what a figure is called; one that is not known by its key."""
    return FIGURES.get(key, Meaning(" ".join(_SPELLED.get(word, word) for word in key.split("_")), 3, ""))
