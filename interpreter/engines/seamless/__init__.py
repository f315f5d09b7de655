"""SeamlessM4T v2 through Transformers: several languages, text and speech, from one pass over the audio."""
