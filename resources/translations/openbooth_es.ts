<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name></name>
    <message>
        <source>The core has gone; what was said is on record, and another one is being started: wait a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An interpreter asks whoever speaks to slow down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source}: {length} ms are missing ({cause}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a problem with the {matter}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} is {warning}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {stage} is {seconds} s behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To keep up, this was given up: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{desk} asks {holder} to hand over {channel}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} is late.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That needs a running session; start one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where to keep the event file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name {name} is taken; choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no source {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no channel {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no desk {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An interpreter takes a channel over from a desk once the session runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n are lost</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n find it too fast</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The room is full: %n listen, and no other phone is let in; allow more under Phones (Ctrl+J).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{channel}: {feedback}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{channel}: much gets lost on the way to the phones; switch “crowded room” on under Phones, or bring the wireless network closer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silent – is the microphone on?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clipping – turn the input down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too quiet – turn the input up, or bring the microphone closer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noisy – bring the microphone closer, or move it away from the noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device is late.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings in {path} cannot be read ({why}); the usual ones are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings in {path} cannot be understood; the usual ones are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all settings in {path} can be used: {wrong}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings cannot be kept in {path} ({why}); make room there, or make it writable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file as it was is {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine interprets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor is heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand back to the machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interprets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{channel} (relay)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A voice for each speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone: {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late: {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listeners: {feedback}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interprets {input}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s still to be spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most of the lag: {cause}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice is silent until it can keep up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voice queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is the same person as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphones and lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this computer plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audio or video file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plays {channel}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not there now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all, mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About OpenBooth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simultaneous interpretation on your own machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is said in the room stays on this computer: nothing is sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenBooth is free software: you may use, study, share and change it under the GNU General Public License, version 3 or later (GPL-3.0-or-later). It comes without any warranty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with Qt {version}, used under the LGPL, version 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engines and models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models are your choice and keep licences of their own; read them before an event.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivityDot</name>
    <message>
        <source>Voice activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speech</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quiet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AudienceCard</name>
    <message>
        <source>Who listens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: the room is full</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AudienceRow</name>
    <message>
        <source>Hear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They hear the channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They read the captions only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many pressed “I am lost” in the last minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many pressed “too fast” in the last minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of sound that got lost on the way in the last seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long sound is under way to the phones</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier messages: {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaptionWall</name>
    <message>
        <source>Floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{language} · AI interpretation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{language} · AI captions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaptionWindow</name>
    <message>
        <source>Larger letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spoken on the floor: {language}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White on black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yellow on black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black on white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the application</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChannelCard</name>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without one nobody in the room hears it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is interpreted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A channel here makes it a relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is heard first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this channel out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relay of {channel}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (not there)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChannelKeys</name>
    <message>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each speaker&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{desk} hands {language} back to the machine (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No desk is set up for {language}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{desk} takes {language} over (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{language}: the machine interprets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{language}: the floor is heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen in on {language} (S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice of {language}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChannelStrip</name>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for this channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output of {language}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute {language}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level of {channel}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for {channel}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChannelsPage</name>
    <message>
        <source>What listeners choose from: one channel for every language, and more where needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a second channel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChannelsPanel</name>
    <message>
        <source>Listener channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpret into one more language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is interpreted yet. Add the first language.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandBar</name>
    <message>
        <source>Off the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is recognised, written or recorded while it is on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off the record: the room hears the floor, nothing is written (Ctrl+R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presenter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phones in the room (Ctrl+J)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the session (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the session (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything else (Alt+M)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConcernList</name>
    <message>
        <source>What needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything that needs attention (Alt+N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more that need attention</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Alarm: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConcernRow</name>
    <message>
        <source>Put this message away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All is well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put away: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>The core ended in the middle of the session; what was said until then is on record.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationArea</name>
    <message>
        <source>Speaker ?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s of {source} are missing ({cause})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationHead</name>
    <message>
        <source>Language beside the floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One column per language (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name speakers, or make two of them one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the conversation (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationPanel</name>
    <message>
        <source>Jump to live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is said appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the newest words and stay with them (End)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has spoken yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CoughKey</name>
    <message>
        <source>Cough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold to switch your microphone off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COUGH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold to be silent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeskCard</name>
    <message>
        <source>Microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May speak on (none: every channel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this desk out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May speak on {channel}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeskPanel</name>
    <message>
        <source>Desk {desk}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the speaker to slow down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the speaker to slow down; nobody is told who asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desk has no headphones; choose some in the set-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The speaker is asked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeskVolume</name>
    <message>
        <source>Headphone volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{decibels} dB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeskWindow</name>
    <message>
        <source>Interpreters&apos; desks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This event has no desk for an interpreter; add one in the set-up.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DesksPage</name>
    <message>
        <source>Places of interpreters, who can take a channel over from the machine at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>desk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>A session runs: change channels and sources in this window, or stop it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session was cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new session can go on with the same inputs and channels. The old one stays on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnginePage</name>
    <message>
        <source>What turns speech into another language, and what tells speakers apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model (profile or folder)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speakers are told apart by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model for speakers (folder)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many people speak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not for commercial events: the licence of its models forbids that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{engine} (the usual one)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{engine} (a demonstration)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{engine} (not for commercial events)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventDesk</name>
    <message>
        <source>Open an event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event has changes that are not saved. Save them first?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session is running; stop it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events (*{suffix})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventPage</name>
    <message>
        <source>What the event is called, what is spoken there, and the rules of the house.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annual assembly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has to ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both are heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell listeners that the voice is synthetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where people speak in more than one language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where you listen in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One source or channel at a time, for you only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a desk wants a channel that another one holds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventSetupDialog</name>
    <message>
        <source>Set up the event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names and terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this set-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier hit (Shift+F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later hit (F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FloorPanel</name>
    <message>
        <source>Floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen to one more microphone, loopback or recording</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FullScreen</name>
    <message>
        <source>{display} (not connected)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GlossaryModel</name>
    <message>
        <source>Term</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GlossaryTable</name>
    <message>
        <source>Glossary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no term to take in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a glossary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glossaries (*.csv *.txt)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandoverBar</name>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{desk} asks for {language}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpCell</name>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Term</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpStripPanel</name>
    <message>
        <source>Help for interpreters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said: {language}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine: {language}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IncomingChoice</name>
    <message>
        <source>Listen to something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FLOOR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen to the whole floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One input of the floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{language} carries the floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{language}: a translation of the floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{language}: a translation of a translation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are on air on {language}, so you cannot listen to it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InputChoice</name>
    <message>
        <source>Channel {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All channels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InputRow</name>
    <message>
        <source>Listen to {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level of {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this computer plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JoinCard</name>
    <message>
        <source>Wireless network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it to the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the second display with the QR code (Ctrl+Shift+J)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has the link is let in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy an overlay&apos;s address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions of a channel for a browser source, as in OBS or vMix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke the link…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send every phone away, and let only those in that get the new link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code that opens {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address: {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room code: {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every phone is sent away, and the link, the room code and the address of overlays become new: show the QR code again afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke the link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan, or open this address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JoinSlide</name>
    <message>
        <source>QR code for the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code that opens {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phones cannot join at the moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wireless network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan, or open this address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are told the PIN here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI interpretation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LagBadge</name>
    <message>
        <source>No translation yet, so that nothing can be said of its lag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag: not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag: {lag}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voice queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most of it is waiting until enough of the sentence was said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is slower than the speech: choose a smaller one, or fewer languages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speech waits to be heard: the translation is longer than what was said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long after a word was said its translation is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>poor</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>Add a language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a language…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave {language} out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>A session is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can go on without this window; open OpenBooth again to see it, or stop it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop it and quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session is being stopped; OpenBooth closes once it has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session has not stopped; try again, or quit and let it go on, and stop it later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rms} dB, peak {peak}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{levels}, clips</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListenerCount</name>
    <message>
        <source>Listeners: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{readers} of them only read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message>
        <source>Where you listen in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How loud you listen in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen in: no output</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainMenu</name>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open event…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save event as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start or stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speakers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phones…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions for the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions above other windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code for the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those let clicks through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About OpenBooth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Start with {engine} instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{engine} starts as soon as the session that runs has ended.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NameEditor</name>
    <message>
        <source>Name of the speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return keeps the name, Esc leaves it as it was</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoDevices</name>
    <message>
        <source>Open a recording…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpret an audio or video file instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is listened to. Add a source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no sound input now. Plug in a microphone: it appears here by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for devices…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutgoingChannel</name>
    <message>
        <source>Take over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over now, without waiting for an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On air: {language}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press to go off air</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {desk}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor is heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine is heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muted by the operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silent while you cough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also on air: {desk}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listeners hear you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for {language}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutputChoice</name>
    <message>
        <source>Channels {pair}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverlayWindow</name>
    <message>
        <source>Captions above other windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to move; arrow keys move, with Shift they resize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less transparent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More transparent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let clicks through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of the ground</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>{page}: something is wrong here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhonesDialog</name>
    <message>
        <source>Phones in the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phones open a page by a QR code, choose a language, hear it and read along. Nothing is installed, and nothing leaves the local network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also when this event starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phones can join as soon as a session of this event begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phones cannot join</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all is well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phones can join</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phones are not let in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let phones join</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n phones are sent away, and no other can join.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresenterWindow</name>
    <message>
        <source>Captions for the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One above the other, or side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>Opened before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {event}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>Nothing found. Type fewer letters.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark for a booth, light for a bright room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts, controls and meters grow together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The simple view has what a plain event needs; nothing is switched off by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SharingFields</name>
    <message>
        <source>Not told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crowded room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A third of the load on the wireless network, 40 ms more delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound is handed on by Janus: {nodes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wireless network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name is told beside the QR code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 to 8 digits that everybody is asked for; no slide tells it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many phones are let in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where this computer can be reached; another one where it is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What phones call this computer, as in booth.local:8080</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShiftClock</name>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off air</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} on air · time to take turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} on air</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who speaks there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where only one person does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this source out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Played from its beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not listened to yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sounds well</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceRow</name>
    <message>
        <source>Level of {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen in on {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} is not there now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this source</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourcesPage</name>
    <message>
        <source>Everything that is listened to: microphones, lines, and recordings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a recording…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeakerChip</name>
    <message>
        <source>Speaker: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeakerRow</name>
    <message>
        <source>speaks now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of speaker {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeakersDialog</name>
    <message>
        <source>Speakers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has spoken yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two of them are the same person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is in truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that {who} said, and will say, is then by {into}, in every language and in the record.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message>
        <source>Simultaneous interpretation that never leaves this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open event…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpret a recorded panel discussion into Spanish and Catalan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set everything up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a recording here to interpret it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start interpreting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpret into</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusWords</name>
    <message>
        <source>NOT CONNECTED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The core does not answer. It is started again by itself; a running session goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STARTING</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The models are being loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that is said is translated and recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OFF THE RECORD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is recognised, written or recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STOPPED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session time: {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the session has been running, off the record included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the words shown before they were said, how many came true; and of all words, how many were shown so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction: nothing to judge yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right, {share} covered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction: {hits} {covered}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped audio: {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audio of the floor that was lost since the session began. Nothing should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phones: {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many listen or read along by phone (Ctrl+J).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some cannot follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To keep up, this was given up: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine translates as it should.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processors: {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of all processors is at work, whatever for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory that the core and its models occupy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory: {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory: {size}, {kept} of it for the next session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kept} are models that stay loaded, so that the next session begins at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory of graphics cards that the models occupy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphics memory: {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the session can be recorded until the disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk: not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk: {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over {hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TermsPage</name>
    <message>
        <source>Words that have to be right: names are never translated, terms as the glossary says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ada Lovelace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who will speak, one name on a line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show OpenBooth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_DeviceChoice</name>
    <message>
        <source>{device}: channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} (not connected)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
