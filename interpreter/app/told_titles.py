"""What may be told of the title of a sound device: makers and kinds, and no name that somebody gave it."""

import re

from interpreter.app.scrubbing import HIDDEN

_WORDS = """
a adapter adc aes67 airplay airpods akg alsa altavoces altavoz amd amplifier analog analogue analógica analógico and
anker apple array arturia asus audient audio audio-technica audífonos auriculares ausgang aux avb avid beats
behringer beyerdynamic blackhole blackmagic blue bluetooth bose box broadcast built built-in bus cable camera
capture card casque channel channels chat cirrus class codec communications composite conexant conference
conferencing controller creative cubilux dac dante default definition dell desktop device digital direct display
displayport dummy duplex earphone earphones echo-cancel eingang eingebaut eingebautes engine entrada entrée ess
estéreo evo external fallback family fireface focusrite for front game gaming generic google hands-free handsfree
haut-parleur haut-parleurs hd hda hdmi headphone headphones headset hi-fi high hp huawei hyperx imac in input
integrado intel interface internal interne interner internes interno intégré ipad iphone jabra jack-port jbl
kopfhörer laptop lautsprecher lenovo lg ligne line logitech loopback loudspeaker línea macbook mackie main marantz
mic micro microphone microsoft micrófono midas midi mikrofon mini mixer mobile monitor mono motu multichannel music
nahimic network null nvidia of on onboard or out output pch philips pipewire plantronics playback plt poly polycom
powermic presonus pro pulseaudio qualcomm razer realtek rear receiver recording rme roland s/pdif sabrent salida
samsung schiit sennheiser shure sink smart snapdragon sony sortie sound soundcard soundcraft soundflower source
spdif speak speaker speakerphone speakers stage steelseries steinberg stereo studio stéréo surround system tascam
the to tv ugreen umc usb usb-c vb-audio virtual voice voicemeeter voip webcam windows wireless with xlr yamaha yeti
zoom الصوت سماعات مكبر ميكروفون
"""
_KNOWN = frozenset(_WORDS.split())
_MODEL = re.compile(
    r"hw:\d+,\d+|(?=.*\d)[A-Za-z]{0,6}\d{1,4}[A-Za-z]{0,4}\d{0,2}(?:[-+/][A-Za-z0-9]{1,4})?", re.ASCII
)
"""A model or a number: 2i2, UMC404HD, ALC257, MR18."""
_EDGES = "()[]{},;:.-–—_&+#*"


def told_title(title: str) -> str:
    """Return a device's title; the words in it that are not known of such devices are hidden, as they may be a name."""
    told: list[str] = []
    for word in title.split():
        bare = word.strip(_EDGES)
        known = not bare or bare.casefold() in _KNOWN or _MODEL.fullmatch(bare) is not None
        if known or told[-1:] != [HIDDEN]:
            told.append(word if known else HIDDEN)
    return " ".join(told)
