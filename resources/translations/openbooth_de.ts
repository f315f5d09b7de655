<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name></name>
    <message>
        <source>The core has gone; what was said is on record, and another one is being started: wait a moment.</source>
        <translation>Der Kern ist weg; was gesagt wurde, ist aufgezeichnet, und ein neuer wird gestartet: einen Moment bitte.</translation>
    </message>
    <message>
        <source>An interpreter asks whoever speaks to slow down.</source>
        <translation>Ein Dolmetscher bittet darum, langsamer zu sprechen.</translation>
    </message>
    <message>
        <source>{source}: {length} ms are missing ({cause}).</source>
        <translation>{source}: {length} ms fehlen ({cause}).</translation>
    </message>
    <message>
        <source>There is a problem with the {matter}.</source>
        <translation>Es gibt ein Problem: {matter}.</translation>
    </message>
    <message>
        <source>{source} is {warning}.</source>
        <translation>{source}: {warning}.</translation>
    </message>
    <message>
        <source>The {stage} is {seconds} s behind.</source>
        <translation>Die Stufe {stage} ist {seconds} s im Rückstand.</translation>
    </message>
    <message>
        <source>To keep up, this was given up: {what}.</source>
        <translation>Um mitzukommen, wurde darauf verzichtet: {what}.</translation>
    </message>
    <message>
        <source>{desk} asks {holder} to hand over {channel}.</source>
        <translation>{desk} bittet {holder}, {channel} zu übergeben.</translation>
    </message>
    <message>
        <source>{device} is late.</source>
        <translation>{device} ist verspätet.</translation>
    </message>
    <message>
        <source>{device} is lost.</source>
        <translation>{device} ist verloren.</translation>
    </message>
    <message>
        <source>That needs a running session; start one first.</source>
        <translation>Dafür muss eine Sitzung laufen; starten Sie zuerst eine.</translation>
    </message>
    <message>
        <source>Choose where to keep the event file.</source>
        <translation>Wählen Sie, wo die Veranstaltungsdatei liegen soll.</translation>
    </message>
    <message>
        <source>The name {name} is taken; choose another one.</source>
        <translation>Der Name {name} ist vergeben; wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>There is no source {name}.</source>
        <translation>Es gibt keine Quelle {name}.</translation>
    </message>
    <message>
        <source>There is no channel {name}.</source>
        <translation>Es gibt keinen Kanal {name}.</translation>
    </message>
    <message>
        <source>There is no desk {name}.</source>
        <translation>Es gibt keinen Platz {name}.</translation>
    </message>
    <message>
        <source>An interpreter takes a channel over from a desk once the session runs.</source>
        <translation>Ein Dolmetscher übernimmt einen Kanal von seinem Platz aus, sobald die Sitzung läuft.</translation>
    </message>
    <message numerus="yes">
        <source>%n are lost</source>
        <translation>
            <numerusform>%n hat den Faden verloren</numerusform>
            <numerusform>%n haben den Faden verloren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n find it too fast</source>
        <translation>
            <numerusform>%n findet es zu schnell</numerusform>
            <numerusform>%n finden es zu schnell</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The room is full: %n listen, and no other phone is let in; allow more under Phones (Ctrl+J).</source>
        <translation>
            <numerusform>Der Raum ist voll: %n hört zu, und kein weiteres Telefon wird eingelassen; erlauben Sie mehr unter Telefone (Strg+J).</numerusform>
            <numerusform>Der Raum ist voll: %n hören zu, und kein weiteres Telefon wird eingelassen; erlauben Sie mehr unter Telefone (Strg+J).</numerusform>
        </translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Saal</translation>
    </message>
    <message>
        <source>{channel}: {feedback}.</source>
        <translation>{channel}: {feedback}.</translation>
    </message>
    <message>
        <source>{channel}: much gets lost on the way to the phones; switch “crowded room” on under Phones, or bring the wireless network closer.</source>
        <translation>{channel}: auf dem Weg zu den Telefonen geht viel verloren; schalten Sie „voller Saal“ unter Telefone ein oder bringen Sie das Funknetz näher.</translation>
    </message>
    <message>
        <source>silent – is the microphone on?</source>
        <translation>still – ist das Mikrofon an?</translation>
    </message>
    <message>
        <source>clipping – turn the input down</source>
        <translation>übersteuert – drehen Sie den Eingang leiser</translation>
    </message>
    <message>
        <source>too quiet – turn the input up, or bring the microphone closer</source>
        <translation>zu leise – drehen Sie den Eingang lauter oder rücken Sie das Mikrofon näher</translation>
    </message>
    <message>
        <source>noisy – bring the microphone closer, or move it away from the noise</source>
        <translation>verrauscht – rücken Sie das Mikrofon näher oder weg vom Lärm</translation>
    </message>
    <message>
        <source>The device is lost.</source>
        <translation>Das Gerät ist verloren.</translation>
    </message>
    <message>
        <source>The device is late.</source>
        <translation>Das Gerät ist verspätet.</translation>
    </message>
    <message>
        <source>The settings in {path} cannot be read ({why}); the usual ones are used.</source>
        <translation>Die Einstellungen in {path} sind nicht lesbar ({why}); die üblichen gelten.</translation>
    </message>
    <message>
        <source>The settings in {path} cannot be understood; the usual ones are used.</source>
        <translation>Die Einstellungen in {path} sind nicht verständlich; die üblichen gelten.</translation>
    </message>
    <message>
        <source>Not all settings in {path} can be used: {wrong}</source>
        <translation>Nicht alle Einstellungen in {path} lassen sich verwenden: {wrong}</translation>
    </message>
    <message>
        <source>The settings cannot be kept in {path} ({why}); make room there, or make it writable.</source>
        <translation>Die Einstellungen lassen sich nicht in {path} ablegen ({why}); schaffen Sie dort Platz oder machen Sie es beschreibbar.</translation>
    </message>
    <message>
        <source>The file as it was is {name}.</source>
        <translation>Die Datei, wie sie war, heißt {name}.</translation>
    </message>
    <message>
        <source>Machine interprets</source>
        <translation>Maschine dolmetscht</translation>
    </message>
    <message>
        <source>Floor is heard</source>
        <translation>Saalton ist zu hören</translation>
    </message>
    <message>
        <source>Hand back to the machine</source>
        <translation>An die Maschine zurückgeben</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Listen in</source>
        <translation>Mithören</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Interprets</source>
        <translation>Dolmetscht</translation>
    </message>
    <message>
        <source>the whole floor</source>
        <translation>den ganzen Saal</translation>
    </message>
    <message>
        <source>{channel} (relay)</source>
        <translation>{channel} (Relais)</translation>
    </message>
    <message>
        <source>Never later than</source>
        <translation>Verzögerung höchstens</translation>
    </message>
    <message>
        <source>Remove this channel</source>
        <translation>Diesen Kanal entfernen</translation>
    </message>
    <message>
        <source>Usual voice</source>
        <translation>Übliche Stimme</translation>
    </message>
    <message>
        <source>A voice for each speaker</source>
        <translation>Eine Stimme je Redner</translation>
    </message>
    <message>
        <source>Captions only</source>
        <translation>Nur Untertitel</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Dolmetscher</translation>
    </message>
    <message>
        <source>No output</source>
        <translation>Kein Ausgang</translation>
    </message>
    <message>
        <source>Gone: {device}</source>
        <translation>Fort: {device}</translation>
    </message>
    <message>
        <source>Late: {device}</source>
        <translation>Verspätet: {device}</translation>
    </message>
    <message>
        <source>Listeners: {feedback}</source>
        <translation>Zuhörer: {feedback}</translation>
    </message>
    <message>
        <source>Interprets {input}</source>
        <translation>Dolmetscht {input}</translation>
    </message>
    <message>
        <source>{seconds} s still to be spoken</source>
        <translation>noch {seconds} s zu sprechen</translation>
    </message>
    <message>
        <source>Most of the lag: {cause}</source>
        <translation>Das meiste der Verzögerung: {cause}</translation>
    </message>
    <message>
        <source>The voice is silent until it can keep up</source>
        <translation>Die Stimme schweigt, bis sie mitkommt</translation>
    </message>
    <message>
        <source>Words not spoken: {number}</source>
        <translation>Nicht gesprochene Wörter: {number}</translation>
    </message>
    <message>
        <source>Lag limit: {seconds}</source>
        <translation>Grenze der Verzögerung: {seconds}</translation>
    </message>
    <message>
        <source>Hurrying, lag limit: {seconds}</source>
        <translation>Eilt, Grenze der Verzögerung: {seconds}</translation>
    </message>
    <message>
        <source>waiting for words</source>
        <translation>Warten auf Wörter</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>voice queue</source>
        <translation>Warteschlange der Stimme</translation>
    </message>
    <message>
        <source>Rename {name}…</source>
        <translation>{name} umbenennen…</translation>
    </message>
    <message>
        <source>{name} is the same person as</source>
        <translation>{name} ist dieselbe Person wie</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Search outputs</source>
        <translation>Ausgänge suchen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Search inputs</source>
        <translation>Eingänge suchen</translation>
    </message>
    <message>
        <source>Microphones and lines</source>
        <translation>Mikrofone und Leitungen</translation>
    </message>
    <message>
        <source>What this computer plays</source>
        <translation>Was dieser Computer abspielt</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Audio or video file…</source>
        <translation>Audio- oder Videodatei…</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>plays {channel}</source>
        <translation>spielt {channel}</translation>
    </message>
    <message>
        <source>not there now</source>
        <translation>jetzt nicht da</translation>
    </message>
    <message>
        <source>all, mixed</source>
        <translation>alle, gemischt</translation>
    </message>
    <message>
        <source>input {number}</source>
        <translation>Eingang {number}</translation>
    </message>
    <message>
        <source>{number} MB</source>
        <translation>{number} MB</translation>
    </message>
    <message>
        <source>{number} GB</source>
        <translation>{number} GB</translation>
    </message>
    <message>
        <source>many languages</source>
        <translation>viele Sprachen</translation>
    </message>
    <message>
        <source>{languages} and others</source>
        <translation>{languages} und andere</translation>
    </message>
    <message>
        <source>Understands speech</source>
        <translation>Versteht Sprache</translation>
    </message>
    <message>
        <source>Translates</source>
        <translation>Übersetzt</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>Spricht</translation>
    </message>
    <message>
        <source>Predicts what comes</source>
        <translation>Sagt voraus, was kommt</translation>
    </message>
    <message>
        <source>Tells speakers apart</source>
        <translation>Unterscheidet Redner</translation>
    </message>
    <message>
        <source>Understands, translates and speaks</source>
        <translation>Versteht, übersetzt und spricht</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>wahlweise</translation>
    </message>
    <message>
        <source>Not for commercial events: its licence forbids that.</source>
        <translation>Nicht für kommerzielle Veranstaltungen: Die Lizenz verbietet das.</translation>
    </message>
    <message>
        <source>Read its licence before a commercial event.</source>
        <translation>Lesen Sie die Lizenz vor einer kommerziellen Veranstaltung.</translation>
    </message>
    <message>
        <source>Waits until the session is over</source>
        <translation>Wartet, bis die Sitzung vorbei ist</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Wartet, bis es dran ist</translation>
    </message>
    <message>
        <source>Paused: {amount}</source>
        <translation>Angehalten: {amount}</translation>
    </message>
    <message>
        <source>Checked: all is as it came</source>
        <translation>Geprüft: alles ist, wie es kam</translation>
    </message>
    <message>
        <source>Downloading: {amount}</source>
        <translation>Lädt herunter: {amount}</translation>
    </message>
    <message>
        <source>Copying: {amount}</source>
        <translation>Kopiert: {amount}</translation>
    </message>
    <message>
        <source>Checking: {amount}</source>
        <translation>Prüft: {amount}</translation>
    </message>
    <message>
        <source>{done} of {size}</source>
        <translation>{done} von {size}</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Partly here: {size}</source>
        <translation>Teilweise hier: {size}</translation>
    </message>
    <message>
        <source>Broken: files are missing or changed</source>
        <translation>Beschädigt: Dateien fehlen oder sind verändert</translation>
    </message>
    <message>
        <source>Not on this computer</source>
        <translation>Nicht auf diesem Computer</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Go on downloading</source>
        <translation>Weiter herunterladen</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Delete {model}? Other programs on this computer may use it too.</source>
        <translation>{model} löschen? Vielleicht verwenden es auch andere Programme auf diesem Computer.</translation>
    </message>
    <message>
        <source>Delete {model}? It can be downloaded again.</source>
        <translation>{model} löschen? Es kann wieder heruntergeladen werden.</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>New events</source>
        <translation>Neue Veranstaltungen</translation>
    </message>
    <message>
        <source>The record</source>
        <translation>Die Aufzeichnung</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>When something is wrong</source>
        <translation>Wenn etwas nicht stimmt</translation>
    </message>
    <message>
        <source>Language of the windows</source>
        <translation>Sprache der Fenster</translation>
    </message>
    <message>
        <source>Takes effect when OpenBooth is opened the next time.</source>
        <translation>Gilt ab dem nächsten Öffnen von OpenBooth.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>What new events are interpreted by; an event can have another one.</source>
        <translation>Womit neue Veranstaltungen gedolmetscht werden; eine Veranstaltung kann eine andere haben.</translation>
    </message>
    <message>
        <source>the one that suits</source>
        <translation>was passt</translation>
    </message>
    <message>
        <source>Telling speakers apart</source>
        <translation>Redner unterscheiden</translation>
    </message>
    <message>
        <source>What does so where an event does not say otherwise.</source>
        <translation>Was das tut, wo eine Veranstaltung nichts anderes sagt.</translation>
    </message>
    <message>
        <source>Going on air where another desk is</source>
        <translation>Auf Sendung gehen, wo ein anderer Platz ist</translation>
    </message>
    <message>
        <source>What happens when an interpreter takes a channel that another one holds.</source>
        <translation>Was geschieht, wenn ein Dolmetscher einen Kanal übernimmt, den ein anderer hält.</translation>
    </message>
    <message>
        <source>Is refused</source>
        <translation>Wird abgelehnt</translation>
    </message>
    <message>
        <source>Takes the channel over</source>
        <translation>Übernimmt den Kanal</translation>
    </message>
    <message>
        <source>Both are heard</source>
        <translation>Beide sind zu hören</translation>
    </message>
    <message>
        <source>Say that the voice is a machine&apos;s</source>
        <translation>Sagen, dass die Stimme die einer Maschine ist</translation>
    </message>
    <message>
        <source>Listeners of a new event are told so once, in their language, before the first word.</source>
        <translation>Zuhörer einer neuen Veranstaltung erfahren es einmal in ihrer Sprache, vor dem ersten Wort.</translation>
    </message>
    <message>
        <source>Keep sessions</source>
        <translation>Sitzungen aufbewahren</translation>
    </message>
    <message>
        <source>Sessions that ended longer ago are deleted with text and sound.</source>
        <translation>Sitzungen, die länger zurückliegen, werden mit Text und Ton gelöscht.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source>Keep the sound of sessions</source>
        <translation>Ton der Sitzungen aufbewahren</translation>
    </message>
    <message>
        <source>The sound of sessions that ended longer ago is deleted; their text stays.</source>
        <translation>Der Ton von Sitzungen, die länger zurückliegen, wird gelöscht; ihr Text bleibt.</translation>
    </message>
    <message>
        <source>Folder for models</source>
        <translation>Ordner für Modelle</translation>
    </message>
    <message>
        <source>Where models are looked for, and put when they are fetched.</source>
        <translation>Wo Modelle gesucht und beim Holen abgelegt werden.</translation>
    </message>
    <message>
        <source>beside the sessions</source>
        <translation>neben den Sitzungen</translation>
    </message>
    <message>
        <source>Keep models loaded</source>
        <translation>Modelle geladen lassen</translation>
    </message>
    <message>
        <source>So long after a session the next one begins at once; until then they take up memory. Takes effect when the core is started the next time.</source>
        <translation>So lange nach einer Sitzung beginnt die nächste sofort; bis dahin belegen sie Speicher. Gilt ab dem nächsten Start des Kerns.</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>gar nicht</translation>
    </message>
    <message>
        <source>Threads of the processor</source>
        <translation>Threads des Prozessors</translation>
    </message>
    <message>
        <source>More are faster where many cores have nothing else to do, and slower elsewhere.</source>
        <translation>Mehr sind schneller, wo viele Kerne sonst nichts zu tun haben, und anderswo langsamer.</translation>
    </message>
    <message>
        <source>per model</source>
        <translation>je Modell</translation>
    </message>
    <message>
        <source>What logs hold</source>
        <translation>Was Protokolldateien enthalten</translation>
    </message>
    <message>
        <source>Logs never hold speech or names. Takes effect when window and core are started the next time.</source>
        <translation>Protokolldateien enthalten nie Gesprochenes oder Namen. Gilt ab dem nächsten Start von Fenster und Kern.</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefging</translation>
    </message>
    <message>
        <source>And what may go wrong</source>
        <translation>Auch was schiefgehen kann</translation>
    </message>
    <message>
        <source>And what happens</source>
        <translation>Auch was geschieht</translation>
    </message>
    <message>
        <source>Look for a newer OpenBooth</source>
        <translation>Nach einem neueren OpenBooth sehen</translation>
    </message>
    <message>
        <source>Asks the place it came from once a day, never during a session; nothing is sent.</source>
        <translation>Fragt einmal am Tag dort, woher es kam, nie während einer Sitzung; nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Dark for a booth, light for a bright room.</source>
        <translation>Dunkel für eine Kabine, hell für einen hellen Raum.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Größe von allem</translation>
    </message>
    <message>
        <source>Texts, controls and meters grow together.</source>
        <translation>Texte, Bedienelemente und Anzeigen wachsen gemeinsam.</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>The simple view has what a plain event needs; nothing is switched off by it.</source>
        <translation>Die einfache Ansicht hat, was eine gewöhnliche Veranstaltung braucht; abgeschaltet wird dadurch nichts.</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>Einfach</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>For the room, on a second display.</source>
        <translation>Für den Raum, auf einem zweiten Bildschirm.</translation>
    </message>
    <message>
        <source>Above other windows.</source>
        <translation>Über anderen Fenstern.</translation>
    </message>
    <message>
        <source>Letters for the room</source>
        <translation>Schrift für den Raum</translation>
    </message>
    <message>
        <source>Colours for the room</source>
        <translation>Farben für den Raum</translation>
    </message>
    <message>
        <source>Letters above other windows</source>
        <translation>Schrift über anderen Fenstern</translation>
    </message>
    <message>
        <source>Colours above other windows</source>
        <translation>Farben über anderen Fenstern</translation>
    </message>
    <message>
        <source>Background above other windows</source>
        <translation>Hintergrund über anderen Fenstern</translation>
    </message>
    <message>
        <source>How much of what lies behind the captions it hides; the letters are always opaque.</source>
        <translation>Wie viel er von dem verdeckt, was hinter den Untertiteln liegt; die Buchstaben sind immer deckend.</translation>
    </message>
    <message>
        <source>{number} points</source>
        <translation>{number} Punkt</translation>
    </message>
    <message>
        <source>White on black</source>
        <translation>Weiß auf Schwarz</translation>
    </message>
    <message>
        <source>Yellow on black</source>
        <translation>Gelb auf Schwarz</translation>
    </message>
    <message>
        <source>Black on white</source>
        <translation>Schwarz auf Weiß</translation>
    </message>
    <message>
        <source>As the application</source>
        <translation>Wie die Anwendung</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>The session cannot be read ({why}).</source>
        <translation>Die Sitzung ist nicht lesbar ({why}).</translation>
    </message>
    <message numerus="yes">
        <source>%n term(s) were taken in.</source>
        <translation>
            <numerusform>%n Begriff wurde übernommen.</numerusform>
            <numerusform>%n Begriffe wurden übernommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>Hört zu…</translation>
    </message>
    <message>
        <source>Sounds well</source>
        <translation>Klingt gut</translation>
    </message>
    <message>
        <source>Soft: say something. If it stays so, turn it up or go closer.</source>
        <translation>Leise: Sagen Sie etwas. Bleibt es so, drehen Sie lauter oder gehen Sie näher heran.</translation>
    </message>
    <message>
        <source>Silent: is the microphone on?</source>
        <translation>Still: Ist das Mikrofon an?</translation>
    </message>
    <message>
        <source>Clipping: turn it down.</source>
        <translation>Übersteuert: Drehen Sie leiser.</translation>
    </message>
    <message>
        <source>Too quiet: turn it up, or speak closer to the microphone.</source>
        <translation>Zu leise: Drehen Sie lauter, oder sprechen Sie näher am Mikrofon.</translation>
    </message>
    <message>
        <source>Noisy: move the microphone closer, or away from fans and loudspeakers.</source>
        <translation>Verrauscht: Rücken Sie das Mikrofon näher, oder weg von Lüftern und Lautsprechern.</translation>
    </message>
    <message>
        <source>No sound comes from it: is it plugged in?</source>
        <translation>Es kommt kein Ton: Ist es eingesteckt?</translation>
    </message>
    <message>
        <source>This computer: {cores} processor cores, {memory} of memory, no graphics card that engines can use.</source>
        <translation>Dieser Computer: {cores} Prozessorkerne, {memory} Speicher, keine Grafikkarte, die Engines nutzen können.</translation>
    </message>
    <message>
        <source>This computer: {cores} processor cores, {memory} of memory, a graphics card with {card}.</source>
        <translation>Dieser Computer: {cores} Prozessorkerne, {memory} Speicher, eine Grafikkarte mit {card}.</translation>
    </message>
    <message>
        <source>It did not get far enough to tell: other programs keep this computer busy. Try again.</source>
        <translation>Es kam nicht weit genug, um das zu sagen: Andere Programme beschäftigen diesen Computer. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This computer keeps up: a second of speech takes it {share} s.</source>
        <translation>Dieser Computer kommt mit: Für eine Sekunde Rede braucht er {share} s.</translation>
    </message>
    <message>
        <source>This computer falls behind: a second of speech takes it {share} s. End other programs.</source>
        <translation>Dieser Computer bleibt zurück: Für eine Sekunde Rede braucht er {share} s. Beenden Sie andere Programme.</translation>
    </message>
    <message>
        <source>{engine}: {profile}</source>
        <translation>{engine}: {profile}</translation>
    </message>
    <message>
        <source>Not for commercial events: the licence of its models forbids that.</source>
        <translation>Nicht für kommerzielle Veranstaltungen: Die Lizenz der Modelle verbietet das.</translation>
    </message>
    <message>
        <source>A demonstration: it understands clear English only, and not everybody&apos;s.</source>
        <translation>Nur zur Demonstration: versteht nur deutliches Englisch, und nicht von allen.</translation>
    </message>
    <message>
        <source>Recommended for this computer</source>
        <translation>Für diesen Computer empfohlen</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Lizenz: {licence}</translation>
    </message>
    <message>
        <source>Licence: {licence}; for commercial events too</source>
        <translation>Lizenz: {licence}; auch für kommerzielle Veranstaltungen</translation>
    </message>
    <message>
        <source>{size} to download</source>
        <translation>{size} herunterzuladen</translation>
    </message>
    <message>
        <source>ready to use</source>
        <translation>einsatzbereit</translation>
    </message>
    <message>
        <source>takes {size} of memory</source>
        <translation>belegt {size} Speicher</translation>
    </message>
    <message>
        <source>How far captions lag behind is not known</source>
        <translation>Wie weit die Untertitel zurückliegen, ist nicht bekannt</translation>
    </message>
    <message>
        <source>Captions {seconds} s behind the speaker (measured on two cores)</source>
        <translation>Untertitel {seconds} s hinter dem Redner (gemessen auf zwei Kernen)</translation>
    </message>
    <message>
        <source>Captions about {seconds} s behind the speaker (an estimate)</source>
        <translation>Untertitel etwa {seconds} s hinter dem Redner (geschätzt)</translation>
    </message>
    <message>
        <source>Does not do these languages.</source>
        <translation>Kann diese Sprachen nicht.</translation>
    </message>
    <message>
        <source>Needs {size} of free memory.</source>
        <translation>Braucht {size} freien Speicher.</translation>
    </message>
    <message>
        <source>Needs a graphics card with {size}.</source>
        <translation>Braucht eine Grafikkarte mit {size}.</translation>
    </message>
    <message>
        <source>Needs {cores} processor cores.</source>
        <translation>Braucht {cores} Prozessorkerne.</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>leise</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>still</translation>
    </message>
    <message>
        <source>clipping</source>
        <translation>übersteuert</translation>
    </message>
    <message>
        <source>too quiet</source>
        <translation>zu leise</translation>
    </message>
    <message>
        <source>noisy</source>
        <translation>verrauscht</translation>
    </message>
    <message>
        <source>no sound comes from it</source>
        <translation>es kommt kein Ton</translation>
    </message>
    <message>
        <source>{file} cannot be written ({why}); choose another place.</source>
        <translation>{file} lässt sich nicht schreiben ({why}); wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>{file} cannot be read ({why}).</source>
        <translation>{file} lässt sich nicht lesen ({why}).</translation>
    </message>
    <message>
        <source>The window ended unexpectedly last time, so it opened without its layout, the last event and plug-ins.</source>
        <translation>Das Fenster endete beim letzten Mal unerwartet; darum öffnete es ohne seine Anordnung, die letzte Veranstaltung und Erweiterungen.</translation>
    </message>
    <message>
        <source>The window opened without its layout, the last event and plug-ins, as asked.</source>
        <translation>Das Fenster öffnete wie gewünscht ohne seine Anordnung, die letzte Veranstaltung und Erweiterungen.</translation>
    </message>
    <message>
        <source>Use everything again</source>
        <translation>Alles wieder verwenden</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Ohne Grenze</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>The voice hurries so that listeners are not later than this, and leaves out what still would be; it can be read all the same.</source>
        <translation>Die Stimme beeilt sich, damit die Verzögerung nicht größer wird, und lässt aus, was dennoch zu spät käme; gelesen werden kann es trotzdem.</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About OpenBooth</source>
        <translation>Über OpenBooth</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Simultaneous interpretation on your own machine</source>
        <translation>Simultandolmetschen auf Ihrem eigenen Rechner</translation>
    </message>
    <message>
        <source>What is said in the room stays on this computer: nothing is sent anywhere.</source>
        <translation>Was im Raum gesagt wird, bleibt auf diesem Computer: Nichts wird irgendwohin gesendet.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>OpenBooth</source>
        <translation>OpenBooth</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Bestandteile</translation>
    </message>
    <message>
        <source>OpenBooth is free software: you may use, study, share and change it under the GNU General Public License, version 3 or later (GPL-3.0-or-later). It comes without any warranty.</source>
        <translation>OpenBooth ist freie Software: Sie dürfen es nach der GNU General Public License, Version 3 oder neuer (GPL-3.0-or-later), verwenden, untersuchen, weitergeben und ändern. Es kommt ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Made with Qt {version}, used under the LGPL, version 3.</source>
        <translation>Gemacht mit Qt {version}, verwendet nach der LGPL, Version 3.</translation>
    </message>
    <message>
        <source>Engines and models</source>
        <translation>Engines und Modelle</translation>
    </message>
    <message>
        <source>Models are your choice and keep licences of their own; read them before an event.</source>
        <translation>Modelle wählen Sie selbst, und sie haben eigene Lizenzen; lesen Sie diese vor einer Veranstaltung.</translation>
    </message>
</context>
<context>
    <name>ActivityDot</name>
    <message>
        <source>Voice activity</source>
        <translation>Sprachaktivität</translation>
    </message>
    <message>
        <source>speech</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>Ruhe</translation>
    </message>
</context>
<context>
    <name>AudienceCard</name>
    <message>
        <source>Who listens</source>
        <translation>Wer zuhört</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Saal</translation>
    </message>
    <message>
        <source>{number} of {most}</source>
        <translation>{number} von {most}</translation>
    </message>
    <message>
        <source>{number}: the room is full</source>
        <translation>{number}: der Raum ist voll</translation>
    </message>
</context>
<context>
    <name>AudienceRow</name>
    <message>
        <source>Hear</source>
        <translation>Hören</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Too fast</source>
        <translation>Zu schnell</translation>
    </message>
    <message>
        <source>They hear the channel</source>
        <translation>Sie hören den Kanal</translation>
    </message>
    <message>
        <source>They read the captions only</source>
        <translation>Sie lesen nur die Untertitel</translation>
    </message>
    <message>
        <source>How many pressed “I am lost” in the last minute</source>
        <translation>Wie viele in der letzten Minute „Faden verloren“ gedrückt haben</translation>
    </message>
    <message>
        <source>How many pressed “too fast” in the last minute</source>
        <translation>Wie viele in der letzten Minute „zu schnell“ gedrückt haben</translation>
    </message>
    <message>
        <source>The share of sound that got lost on the way in the last seconds</source>
        <translation>Der Anteil des Tons, der in den letzten Sekunden unterwegs verloren ging</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
    <message>
        <source>How long sound is under way to the phones</source>
        <translation>Wie lange der Ton zu den Telefonen unterwegs ist</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Earlier messages: {number}</source>
        <translation>Frühere Meldungen: {number}</translation>
    </message>
</context>
<context>
    <name>CaptionWall</name>
    <message>
        <source>Floor</source>
        <translation>Saal</translation>
    </message>
    <message>
        <source>{language} · AI interpretation</source>
        <translation>{language} · KI-Verdolmetschung</translation>
    </message>
    <message>
        <source>{language} · AI captions</source>
        <translation>{language} · KI-Untertitel</translation>
    </message>
</context>
<context>
    <name>CaptionWindow</name>
    <message>
        <source>Larger letters</source>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>Smaller letters</source>
        <translation>Kleinere Schrift</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Spoken on the floor: {language}</source>
        <translation>Im Saal gesprochen: {language}</translation>
    </message>
    <message>
        <source>White on black</source>
        <translation>Weiß auf Schwarz</translation>
    </message>
    <message>
        <source>Yellow on black</source>
        <translation>Gelb auf Schwarz</translation>
    </message>
    <message>
        <source>Black on white</source>
        <translation>Schwarz auf Weiß</translation>
    </message>
    <message>
        <source>As the application</source>
        <translation>Wie die Anwendung</translation>
    </message>
</context>
<context>
    <name>ChannelCard</name>
    <message>
        <source>Output</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Recorded only</source>
        <translation>Nur aufgezeichnet</translation>
    </message>
    <message>
        <source>The usual one</source>
        <translation>Der übliche</translation>
    </message>
    <message>
        <source>The whole floor</source>
        <translation>Der ganze Saal</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Saal</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Without one nobody in the room hears it</source>
        <translation>Ohne einen hört es im Raum niemand</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>What is interpreted</source>
        <translation>Was gedolmetscht wird</translation>
    </message>
    <message>
        <source>A channel here makes it a relay</source>
        <translation>Mit einem Kanal hier wird es ein Relais</translation>
    </message>
    <message>
        <source>Who is heard first</source>
        <translation>Wer zuerst zu hören ist</translation>
    </message>
    <message>
        <source>Never later than</source>
        <translation>Verzögerung höchstens</translation>
    </message>
    <message>
        <source>Name of the channel</source>
        <translation>Name des Kanals</translation>
    </message>
    <message>
        <source>Take this channel out</source>
        <translation>Diesen Kanal herausnehmen</translation>
    </message>
    <message>
        <source>Relay of {channel}</source>
        <translation>Relais von {channel}</translation>
    </message>
    <message>
        <source>{name} (not there)</source>
        <translation>{name} (nicht da)</translation>
    </message>
</context>
<context>
    <name>ChannelKeys</name>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Saal</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>Listen in</source>
        <translation>Mithören</translation>
    </message>
    <message>
        <source>Usual voice</source>
        <translation>Übliche Stimme</translation>
    </message>
    <message>
        <source>Each speaker&apos;s own</source>
        <translation>Die eigene jedes Redners</translation>
    </message>
    <message>
        <source>{desk} hands {language} back to the machine (T)</source>
        <translation>{desk} gibt {language} an die Maschine zurück (T)</translation>
    </message>
    <message>
        <source>No desk is set up for {language}.</source>
        <translation>Für {language} ist kein Platz eingerichtet.</translation>
    </message>
    <message>
        <source>{desk} takes {language} over (T)</source>
        <translation>{desk} übernimmt {language} (T)</translation>
    </message>
    <message>
        <source>{language}: the machine interprets</source>
        <translation>{language}: die Maschine dolmetscht</translation>
    </message>
    <message>
        <source>{language}: the floor is heard</source>
        <translation>{language}: der Saalton ist zu hören</translation>
    </message>
    <message>
        <source>Listen in on {language} (S)</source>
        <translation>{language} mithören (S)</translation>
    </message>
    <message>
        <source>Voice of {language}</source>
        <translation>Stimme von {language}</translation>
    </message>
</context>
<context>
    <name>ChannelStrip</name>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Stumm geschaltet</translation>
    </message>
    <message>
        <source>More for this channel</source>
        <translation>Mehr zu diesem Kanal</translation>
    </message>
    <message>
        <source>Heard: {who}</source>
        <translation>Zu hören: {who}</translation>
    </message>
    <message>
        <source>Output…</source>
        <translation>Ausgang…</translation>
    </message>
    <message>
        <source>Output of {language}</source>
        <translation>Ausgang von {language}</translation>
    </message>
    <message>
        <source>Mute {language}</source>
        <translation>{language} stumm schalten</translation>
    </message>
    <message>
        <source>Level of {channel}</source>
        <translation>Pegel von {channel}</translation>
    </message>
    <message>
        <source>More for {channel}</source>
        <translation>Mehr zu {channel}</translation>
    </message>
</context>
<context>
    <name>ChannelsPage</name>
    <message>
        <source>What listeners choose from: one channel for every language, and more where needed.</source>
        <translation>Woraus Zuhörer wählen: ein Kanal je Sprache, und mehr, wo es nötig ist.</translation>
    </message>
    <message>
        <source>Add a second channel</source>
        <translation>Einen zweiten Kanal hinzufügen</translation>
    </message>
</context>
<context>
    <name>ChannelsPanel</name>
    <message>
        <source>Listener channels</source>
        <translation>Hörerkanäle</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Search languages</source>
        <translation>Sprachen suchen</translation>
    </message>
    <message>
        <source>Add language</source>
        <translation>Sprache hinzufügen</translation>
    </message>
    <message>
        <source>Interpret into one more language</source>
        <translation>In eine weitere Sprache dolmetschen</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>schon da</translation>
    </message>
    <message>
        <source>Nobody is interpreted yet. Add the first language.</source>
        <translation>Noch wird niemand gedolmetscht. Fügen Sie die erste Sprache hinzu.</translation>
    </message>
</context>
<context>
    <name>CommandBar</name>
    <message>
        <source>Off the record</source>
        <translation>Nicht zu Protokoll</translation>
    </message>
    <message>
        <source>Nothing is recognised, written or recorded while it is on</source>
        <translation>Solange es an ist, wird nichts erkannt, geschrieben oder aufgenommen</translation>
    </message>
    <message>
        <source>Off the record: the room hears the floor, nothing is written (Ctrl+R)</source>
        <translation>Nicht zu Protokoll: Der Raum hört den Saalton, nichts wird geschrieben (Strg+R)</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Presenter</source>
        <translation>Saalanzeige</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Einblendung</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Telefone</translation>
    </message>
    <message>
        <source>Phones in the room (Ctrl+J)</source>
        <translation>Telefone im Raum (Strg+J)</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>End the session (Ctrl+Return)</source>
        <translation>Die Sitzung beenden (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Start the session (Ctrl+Return)</source>
        <translation>Die Sitzung starten (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Everything else (Alt+M)</source>
        <translation>Alles Weitere (Alt+M)</translation>
    </message>
</context>
<context>
    <name>ConcernList</name>
    <message>
        <source>What needs attention</source>
        <translation>Was Aufmerksamkeit braucht</translation>
    </message>
    <message>
        <source>Show everything that needs attention (Alt+N)</source>
        <translation>Alles zeigen, was Aufmerksamkeit braucht (Alt+N)</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more that need attention</source>
        <translation>
            <numerusform>%n weiterer Hinweis braucht Aufmerksamkeit</numerusform>
            <numerusform>%n weitere Hinweise brauchen Aufmerksamkeit</numerusform>
        </translation>
    </message>
    <message>
        <source>Alarm: {what}</source>
        <translation>Alarm: {what}</translation>
    </message>
</context>
<context>
    <name>ConcernRow</name>
    <message>
        <source>Put this message away</source>
        <translation>Diese Meldung weglegen</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Alles in Ordnung</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Put away: {sentence}</source>
        <translation>Weglegen: {sentence}</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>The core ended in the middle of the session; what was said until then is on record.</source>
        <translation>Der Kern endete mitten in der Sitzung; was bis dahin gesagt wurde, ist aufgezeichnet.</translation>
    </message>
</context>
<context>
    <name>ConversationArea</name>
    <message>
        <source>Speaker ?</source>
        <translation>Redner ?</translation>
    </message>
    <message>
        <source>{seconds} s of {source} are missing ({cause})</source>
        <translation>{seconds} s von {source} fehlen ({cause})</translation>
    </message>
</context>
<context>
    <name>ConversationHead</name>
    <message>
        <source>Language beside the floor</source>
        <translation>Sprache neben dem Saalton</translation>
    </message>
    <message>
        <source>One column per language (Ctrl+L)</source>
        <translation>Eine Spalte je Sprache (Strg+L)</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>Alle Sprachen</translation>
    </message>
    <message>
        <source>Name speakers, or make two of them one</source>
        <translation>Redner benennen oder zwei zu einem machen</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Redner</translation>
    </message>
    <message>
        <source>Search the conversation</source>
        <translation>Das Gespräch durchsuchen</translation>
    </message>
    <message>
        <source>Search the conversation (Ctrl+F)</source>
        <translation>Das Gespräch durchsuchen (Strg+F)</translation>
    </message>
</context>
<context>
    <name>ConversationPanel</name>
    <message>
        <source>Jump to live</source>
        <translation>Zum Live-Ende</translation>
    </message>
    <message>
        <source>What is said appears here.</source>
        <translation>Hier erscheint, was gesagt wird.</translation>
    </message>
    <message>
        <source>Go to the newest words and stay with them (End)</source>
        <translation>Zu den neuesten Wörtern gehen und dort bleiben (Ende)</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Saal</translation>
    </message>
    <message>
        <source>Nobody has spoken yet</source>
        <translation>Noch hat niemand gesprochen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
</context>
<context>
    <name>CoughKey</name>
    <message>
        <source>Cough</source>
        <translation>Räuspern</translation>
    </message>
    <message>
        <source>Hold to switch your microphone off</source>
        <translation>Halten, um Ihr Mikrofon abzuschalten</translation>
    </message>
    <message>
        <source>COUGH</source>
        <translation>RÄUSPERN</translation>
    </message>
    <message>
        <source>Microphone is off</source>
        <translation>Mikrofon ist aus</translation>
    </message>
    <message>
        <source>Hold to be silent</source>
        <translation>Halten, um still zu sein</translation>
    </message>
</context>
<context>
    <name>DeskCard</name>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Kopfhörer</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>May speak on (none: every channel)</source>
        <translation>Darf sprechen auf (keiner: auf jedem Kanal)</translation>
    </message>
    <message>
        <source>Take this desk out</source>
        <translation>Diesen Platz herausnehmen</translation>
    </message>
    <message>
        <source>May speak on {channel}</source>
        <translation>Darf auf {channel} sprechen</translation>
    </message>
</context>
<context>
    <name>DeskPanel</name>
    <message>
        <source>Desk {desk}</source>
        <translation>Platz {desk}</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Ask the speaker</source>
        <translation>Redner bitten</translation>
    </message>
    <message>
        <source>Ask the speaker to slow down</source>
        <translation>Den Redner bitten, langsamer zu sprechen</translation>
    </message>
    <message>
        <source>Ask the speaker to slow down; nobody is told who asked</source>
        <translation>Den Redner bitten, langsamer zu sprechen; niemand erfährt, wer gebeten hat</translation>
    </message>
    <message>
        <source>No session runs</source>
        <translation>Es läuft keine Sitzung</translation>
    </message>
    <message>
        <source>This desk has no headphones; choose some in the set-up</source>
        <translation>Dieser Platz hat keinen Kopfhörer; wählen Sie einen in der Einrichtung</translation>
    </message>
    <message>
        <source>The speaker is asked</source>
        <translation>Der Redner ist gebeten</translation>
    </message>
</context>
<context>
    <name>DeskVolume</name>
    <message>
        <source>Headphone volume</source>
        <translation>Lautstärke des Kopfhörers</translation>
    </message>
    <message>
        <source>{decibels} dB</source>
        <translation>{decibels} dB</translation>
    </message>
</context>
<context>
    <name>DeskWindow</name>
    <message>
        <source>Interpreters&apos; desks</source>
        <translation>Dolmetscherplätze</translation>
    </message>
    <message>
        <source>This event has no desk for an interpreter; add one in the set-up.</source>
        <translation>Diese Veranstaltung hat keinen Platz für einen Dolmetscher; fügen Sie in der Einrichtung einen hinzu.</translation>
    </message>
</context>
<context>
    <name>DesksPage</name>
    <message>
        <source>Places of interpreters, who can take a channel over from the machine at any time.</source>
        <translation>Plätze der Dolmetscher, die jederzeit einen Kanal von der Maschine übernehmen können.</translation>
    </message>
    <message>
        <source>Add a desk</source>
        <translation>Einen Platz hinzufügen</translation>
    </message>
    <message>
        <source>desk</source>
        <translation>Platz</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>A session runs: change channels and sources in this window, or stop it first.</source>
        <translation>Eine Sitzung läuft: Ändern Sie Kanäle und Quellen in diesem Fenster, oder beenden Sie sie zuerst.</translation>
    </message>
    <message>
        <source>The session was cut off.</source>
        <translation>Die Sitzung wurde unterbrochen.</translation>
    </message>
    <message>
        <source>A new session can go on with the same inputs and channels. The old one stays on record.</source>
        <translation>Eine neue Sitzung kann mit denselben Eingängen und Kanälen weitergehen. Die alte bleibt aufgezeichnet.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>No speech, no names, no keys and no paths of this computer are in it; read it before you send it.</source>
        <translation>Es enthält weder Gesprochenes noch Namen, Schlüssel oder Pfade dieses Computers; lesen Sie es, bevor Sie es senden.</translation>
    </message>
    <message>
        <source>Being gathered…</source>
        <translation>Wird zusammengestellt…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The file is there; it can be sent now.</source>
        <translation>Die Datei ist da; sie kann jetzt gesendet werden.</translation>
    </message>
    <message>
        <source>It is on the clipboard.</source>
        <translation>Es ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Where to keep the diagnostics</source>
        <translation>Wo die Diagnose liegen soll</translation>
    </message>
    <message>
        <source>ZIP files (*.zip)</source>
        <translation>ZIP-Dateien (*.zip)</translation>
    </message>
</context>
<context>
    <name>EnginePage</name>
    <message>
        <source>What turns speech into another language, and what tells speakers apart.</source>
        <translation>Was Gesprochenes in eine andere Sprache bringt, und was Redner unterscheidet.</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Wie üblich</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>Das eigene</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Model (profile or folder)</source>
        <translation>Modell (Profil oder Ordner)</translation>
    </message>
    <message>
        <source>Speakers are told apart by</source>
        <translation>Redner unterscheidet</translation>
    </message>
    <message>
        <source>Model for speakers (folder)</source>
        <translation>Modell für Redner (Ordner)</translation>
    </message>
    <message>
        <source>How many people speak</source>
        <translation>Wie viele Menschen sprechen</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Not for commercial events: the licence of its models forbids that.</source>
        <translation>Nicht für kommerzielle Veranstaltungen: Die Lizenz der Modelle verbietet das.</translation>
    </message>
    <message>
        <source>{engine} (the usual one)</source>
        <translation>{engine} (die übliche)</translation>
    </message>
    <message>
        <source>{engine} (a demonstration)</source>
        <translation>{engine} (nur Demonstration)</translation>
    </message>
    <message>
        <source>{engine} (not for commercial events)</source>
        <translation>{engine} (nicht für kommerzielle Veranstaltungen)</translation>
    </message>
</context>
<context>
    <name>EnginesPage</name>
    <message>
        <source>What interprets?</source>
        <translation>Was dolmetscht?</translation>
    </message>
    <message>
        <source>Everything is computed on this computer; nothing that is said leaves it.</source>
        <translation>Alles wird auf diesem Computer berechnet; nichts Gesagtes verlässt ihn.</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>Sieht sich diesen Computer an…</translation>
    </message>
    <message>
        <source>Measure how fast this computer is (10 seconds)</source>
        <translation>Messen, wie schnell dieser Computer ist (10 Sekunden)</translation>
    </message>
    <message>
        <source>No engine does these languages on this computer: choose others.</source>
        <translation>Keine Engine kann diese Sprachen auf diesem Computer: Wählen Sie andere.</translation>
    </message>
    <message>
        <source>Measuring, for ten seconds…</source>
        <translation>Misst zehn Sekunden lang…</translation>
    </message>
</context>
<context>
    <name>EventDesk</name>
    <message>
        <source>Open an event</source>
        <translation>Veranstaltung öffnen</translation>
    </message>
    <message>
        <source>event</source>
        <translation>veranstaltung</translation>
    </message>
    <message>
        <source>Save the event</source>
        <translation>Veranstaltung speichern</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>Eine Aufnahme wählen</translation>
    </message>
    <message>
        <source>The event has changes that are not saved. Save them first?</source>
        <translation>Die Veranstaltung hat ungespeicherte Änderungen. Zuerst speichern?</translation>
    </message>
    <message>
        <source>A session is running; stop it first.</source>
        <translation>Eine Sitzung läuft; beenden Sie sie zuerst.</translation>
    </message>
    <message>
        <source>Events (*{suffix})</source>
        <translation>Veranstaltungen (*{suffix})</translation>
    </message>
</context>
<context>
    <name>EventPage</name>
    <message>
        <source>What the event is called, what is spoken there, and the rules of the house.</source>
        <translation>Wie die Veranstaltung heißt, was dort gesprochen wird, und die Hausregeln.</translation>
    </message>
    <message>
        <source>Annual assembly</source>
        <translation>Jahresversammlung</translation>
    </message>
    <message>
        <source>Listening in</source>
        <translation>Mithören</translation>
    </message>
    <message>
        <source>Nowhere</source>
        <translation>Nirgends</translation>
    </message>
    <message>
        <source>It has to ask</source>
        <translation>Er muss fragen</translation>
    </message>
    <message>
        <source>It takes over</source>
        <translation>Er übernimmt</translation>
    </message>
    <message>
        <source>Both are heard</source>
        <translation>Beide sind zu hören</translation>
    </message>
    <message>
        <source>Tell listeners that the voice is synthetic</source>
        <translation>Zuhörern sagen, dass die Stimme künstlich ist</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>Gesprochene Sprache</translation>
    </message>
    <message>
        <source>Also spoken</source>
        <translation>Auch gesprochen</translation>
    </message>
    <message>
        <source>Where people speak in more than one language</source>
        <translation>Wo in mehr als einer Sprache gesprochen wird</translation>
    </message>
    <message>
        <source>Where you listen in</source>
        <translation>Wo Sie mithören</translation>
    </message>
    <message>
        <source>One source or channel at a time, for you only</source>
        <translation>Eine Quelle oder ein Kanal auf einmal, nur für Sie</translation>
    </message>
    <message>
        <source>When a desk wants a channel that another one holds</source>
        <translation>Wenn ein Platz einen Kanal will, den ein anderer hält</translation>
    </message>
</context>
<context>
    <name>EventSetupDialog</name>
    <message>
        <source>Set up the event</source>
        <translation>Die Veranstaltung einrichten</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Veranstaltung</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Names and terms</source>
        <translation>Namen und Begriffe</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Use this set-up</source>
        <translation>So verwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>What the format has room for</source>
        <translation>Wofür das Format Platz hat</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>Schreibt {file}…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Choose one language at least.</source>
        <translation>Wählen Sie mindestens eine Sprache.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>Suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Search the conversation</source>
        <translation>Das Gespräch durchsuchen</translation>
    </message>
    <message>
        <source>Earlier hit (Shift+F3)</source>
        <translation>Voriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Later hit (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Sucht…</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count} gefunden</translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation>{position} von {count}</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>A session runs: stop it first, then set up step by step.</source>
        <translation>Eine Sitzung läuft: Beenden Sie sie zuerst, dann richten Sie Schritt für Schritt ein.</translation>
    </message>
    <message>
        <source>The models are here: from now on {engine} interprets.</source>
        <translation>Die Modelle sind da: Ab jetzt dolmetscht {engine}.</translation>
    </message>
</context>
<context>
    <name>FloorPanel</name>
    <message>
        <source>Floor</source>
        <translation>Saal</translation>
    </message>
    <message>
        <source>Add source</source>
        <translation>Quelle hinzufügen</translation>
    </message>
    <message>
        <source>Listen to one more microphone, loopback or recording</source>
        <translation>Ein weiteres Mikrofon, den Computerton oder eine Aufnahme hören</translation>
    </message>
</context>
<context>
    <name>FullScreen</name>
    <message>
        <source>{display} (not connected)</source>
        <translation>{display} (nicht angeschlossen)</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>The second one</source>
        <translation>Der zweite</translation>
    </message>
</context>
<context>
    <name>GlossaryDialog</name>
    <message>
        <source>Glossary</source>
        <translation>Glossar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Changes count from the next words on.</source>
        <translation>Änderungen gelten ab den nächsten Wörtern.</translation>
    </message>
</context>
<context>
    <name>GlossaryKeys</name>
    <message>
        <source>Add a term</source>
        <translation>Einen Begriff hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>Eine Datei importieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
</context>
<context>
    <name>GlossaryModel</name>
    <message>
        <source>Take in terms</source>
        <translation>Begriffe übernehmen</translation>
    </message>
    <message>
        <source>Add a term</source>
        <translation>Einen Begriff hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>This term stands here more than once.</source>
        <translation>Dieser Begriff steht hier mehr als einmal.</translation>
    </message>
    <message>
        <source>Edit a term</source>
        <translation>Einen Begriff bearbeiten</translation>
    </message>
    <message>
        <source>A term without a translation is not translated; a tick takes its translations away.</source>
        <translation>Ein Begriff ohne Übersetzung wird nicht übersetzt; ein Haken nimmt seine Übersetzungen weg.</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Begriff</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>Bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
</context>
<context>
    <name>GlossaryTable</name>
    <message>
        <source>Glossary</source>
        <translation>Glossar</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the glossary</source>
        <translation>Das Glossar durchsuchen</translation>
    </message>
    <message>
        <source>{file} has the glossary now.</source>
        <translation>{file} enthält jetzt das Glossar.</translation>
    </message>
    <message>
        <source>There was no term to take in.</source>
        <translation>Es gab keinen Begriff zu übernehmen.</translation>
    </message>
    <message>
        <source>There already, now with the new translations: {terms}</source>
        <translation>Schon da, jetzt mit den neuen Übersetzungen: {terms}</translation>
    </message>
    <message>
        <source>More than once: {terms}</source>
        <translation>Mehr als einmal: {terms}</translation>
    </message>
    <message>
        <source>Choose a glossary</source>
        <translation>Ein Glossar wählen</translation>
    </message>
    <message>
        <source>Glossaries (*.csv *.txt *.tbx *.xml)</source>
        <translation>Glossare (*.csv *.txt *.tbx *.xml)</translation>
    </message>
    <message>
        <source>Where to keep the glossary</source>
        <translation>Wo das Glossar liegen soll</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>TBX for terminology programs (*.tbx)</source>
        <translation>TBX für Terminologieprogramme (*.tbx)</translation>
    </message>
</context>
<context>
    <name>HandoverBar</name>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>{desk} asks for {language}</source>
        <translation>{desk} bittet um {language}</translation>
    </message>
</context>
<context>
    <name>HelpCell</name>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Begriff</translation>
    </message>
</context>
<context>
    <name>HelpStripPanel</name>
    <message>
        <source>Help for interpreters</source>
        <translation>Hilfe für Dolmetscher</translation>
    </message>
    <message>
        <source>Said: {language}</source>
        <translation>Gesagt: {language}</translation>
    </message>
    <message>
        <source>Machine: {language}</source>
        <translation>Maschine: {language}</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import corrections</source>
        <translation>Korrekturen importieren</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>Liest {file}…</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>In the document</source>
        <translation>Im Dokument</translation>
    </message>
    <message>
        <source>What the document changes</source>
        <translation>Was das Dokument ändert</translation>
    </message>
    <message>
        <source>Where both were edited, take what the document says</source>
        <translation>Wo beides bearbeitet wurde, gilt das Dokument</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Begriff</translation>
    </message>
    <message>
        <source>Translations</source>
        <translation>Übersetzungen</translation>
    </message>
    <message>
        <source>Terms for the glossary</source>
        <translation>Begriffe für das Glossar</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Redner</translation>
    </message>
    <message>
        <source>{what}, edited here too</source>
        <translation>{what}, auch hier bearbeitet</translation>
    </message>
    <message>
        <source>The corrections are in the session. Which of these terms are for the glossary?</source>
        <translation>Die Korrekturen sind in der Sitzung. Welche dieser Begriffe gehören ins Glossar?</translation>
    </message>
    <message>
        <source>Add to the glossary</source>
        <translation>Ins Glossar aufnehmen</translation>
    </message>
    <message>
        <source>None of them</source>
        <translation>Keinen davon</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) will be imported, in one step that can be undone.</source>
        <translation>
            <numerusform>%n Änderung wird importiert, in einem Schritt, der sich rückgängig machen lässt.</numerusform>
            <numerusform>%n Änderungen werden importiert, in einem Schritt, der sich rückgängig machen lässt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IncomingChoice</name>
    <message>
        <source>Listen to something else</source>
        <translation>Etwas anderes hören</translation>
    </message>
    <message>
        <source>FLOOR</source>
        <translation>SAAL</translation>
    </message>
    <message>
        <source>Listen to the whole floor</source>
        <translation>Den ganzen Saal hören</translation>
    </message>
    <message>
        <source>One input of the floor</source>
        <translation>Ein Eingang des Saals</translation>
    </message>
    <message>
        <source>More …</source>
        <translation>Mehr…</translation>
    </message>
    <message>
        <source>{language} carries the floor</source>
        <translation>{language} führt den Saalton</translation>
    </message>
    <message>
        <source>{language}: a translation of the floor</source>
        <translation>{language}: eine Übersetzung des Saaltons</translation>
    </message>
    <message>
        <source>{language}: a translation of a translation</source>
        <translation>{language}: eine Übersetzung einer Übersetzung</translation>
    </message>
    <message>
        <source>You are on air on {language}, so you cannot listen to it</source>
        <translation>Sie sind auf {language} auf Sendung und können es daher nicht hören</translation>
    </message>
</context>
<context>
    <name>InputChoice</name>
    <message>
        <source>Channel {number}</source>
        <translation>Kanal {number}</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>Alle Kanäle</translation>
    </message>
</context>
<context>
    <name>InputPage</name>
    <message>
        <source>Where does the sound come from?</source>
        <translation>Woher kommt der Ton?</translation>
    </message>
    <message>
        <source>Speak, or have somebody speak: the input that moves is the one to choose.</source>
        <translation>Sprechen Sie, oder lassen Sie jemanden sprechen: Der Eingang, der sich bewegt, ist der richtige.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>A recording instead…</source>
        <translation>Stattdessen eine Aufnahme…</translation>
    </message>
    <message>
        <source>The recording {name}</source>
        <translation>Die Aufnahme {name}</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>Eine Aufnahme wählen</translation>
    </message>
</context>
<context>
    <name>InputRow</name>
    <message>
        <source>Listen to {device}</source>
        <translation>{device} hören</translation>
    </message>
    <message>
        <source>Level of {device}</source>
        <translation>Pegel von {device}</translation>
    </message>
    <message>
        <source>What this computer plays</source>
        <translation>Was dieser Computer abspielt</translation>
    </message>
    <message>
        <source>Default input</source>
        <translation>Standardeingang</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
</context>
<context>
    <name>InterruptedCard</name>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Close its record at the last word, so that it can be read and exported</source>
        <translation>Die Aufzeichnung beim letzten Wort abschließen, damit sie gelesen und exportiert werden kann</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Leave it as it is, and ask no more</source>
        <translation>Lassen, wie sie ist, und nicht mehr fragen</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen…</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) on record.</source>
        <translation>
            <numerusform>%n Zeile aufgezeichnet.</numerusform>
            <numerusform>%n Zeilen aufgezeichnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Began {moment}.</source>
        <translation>Begann {moment}.</translation>
    </message>
    <message>
        <source>No final words are on record.</source>
        <translation>Keine endgültigen Wörter aufgezeichnet.</translation>
    </message>
    <message>
        <source>Last final words at {time}, {position} into the session.</source>
        <translation>Letzte endgültige Wörter: {time}, {position} nach Beginn.</translation>
    </message>
    <message>
        <source>Throw this session away, with its text and its sound? Nothing can bring it back.</source>
        <translation>Diese Sitzung mit Text und Ton wegwerfen? Nichts bringt sie zurück.</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>Wegwerfen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
</context>
<context>
    <name>JoinCard</name>
    <message>
        <source>Wireless network</source>
        <translation>Funknetz</translation>
    </message>
    <message>
        <source>Show it to the room</source>
        <translation>Dem Raum zeigen</translation>
    </message>
    <message>
        <source>Fill the second display with the QR code (Ctrl+Shift+J)</source>
        <translation>Den zweiten Bildschirm mit dem QR-Code füllen (Strg+Umschalt+J)</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Whoever has the link is let in</source>
        <translation>Wer den Link hat, wird eingelassen</translation>
    </message>
    <message>
        <source>Copy an overlay&apos;s address</source>
        <translation>Adresse einer Einblendung kopieren</translation>
    </message>
    <message>
        <source>Captions of a channel for a browser source, as in OBS or vMix</source>
        <translation>Untertitel eines Kanals für eine Browserquelle, wie in OBS oder vMix</translation>
    </message>
    <message>
        <source>Revoke the link…</source>
        <translation>Link widerrufen…</translation>
    </message>
    <message>
        <source>Send every phone away, and let only those in that get the new link</source>
        <translation>Alle Telefone fortschicken und nur einlassen, wer den neuen Link bekommt</translation>
    </message>
    <message>
        <source>QR code that opens {address}</source>
        <translation>QR-Code, der {address} öffnet</translation>
    </message>
    <message>
        <source>Address: {address}</source>
        <translation>Adresse: {address}</translation>
    </message>
    <message>
        <source>Room code: {code}</source>
        <translation>Raumcode: {code}</translation>
    </message>
    <message>
        <source>Every phone is sent away, and the link, the room code and the address of overlays become new: show the QR code again afterwards.</source>
        <translation>Alle Telefone werden fortgeschickt, und Link, Raumcode und Adresse der Einblendungen werden neu: Zeigen Sie danach den QR-Code noch einmal.</translation>
    </message>
    <message>
        <source>Revoke the link</source>
        <translation>Link widerrufen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Scan, or open this address</source>
        <translation>Scannen Sie, oder öffnen Sie diese Adresse</translation>
    </message>
    <message>
        <source>Room code</source>
        <translation>Raumcode</translation>
    </message>
</context>
<context>
    <name>JoinSlide</name>
    <message>
        <source>QR code for the room</source>
        <translation>QR-Code für den Raum</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>QR code that opens {address}</source>
        <translation>QR-Code, der {address} öffnet</translation>
    </message>
    <message>
        <source>Phones cannot join at the moment</source>
        <translation>Telefone können zurzeit nicht beitreten</translation>
    </message>
    <message>
        <source>Wireless network</source>
        <translation>Funknetz</translation>
    </message>
    <message>
        <source>Scan, or open this address</source>
        <translation>Scannen Sie, oder öffnen Sie diese Adresse</translation>
    </message>
    <message>
        <source>Room code</source>
        <translation>Raumcode</translation>
    </message>
    <message>
        <source>You are told the PIN here</source>
        <translation>Die PIN erfahren Sie hier</translation>
    </message>
    <message>
        <source>AI interpretation</source>
        <translation>KI-Verdolmetschung</translation>
    </message>
</context>
<context>
    <name>LagBadge</name>
    <message>
        <source>No translation yet, so that nothing can be said of its lag.</source>
        <translation>Noch keine Übersetzung, also lässt sich nichts über die Verzögerung sagen.</translation>
    </message>
    <message>
        <source>Lag: not known yet</source>
        <translation>Verzögerung: noch nicht bekannt</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>Lag: {lag}</source>
        <translation>Verzögerung: {lag}</translation>
    </message>
    <message>
        <source>words left out</source>
        <translation>Wörter ausgelassen</translation>
    </message>
    <message>
        <source>hurrying</source>
        <translation>eilt</translation>
    </message>
    <message>
        <source>waiting for words</source>
        <translation>Warten auf Wörter</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>voice queue</source>
        <translation>Warteschlange der Stimme</translation>
    </message>
    <message>
        <source>Most of it is waiting until enough of the sentence was said.</source>
        <translation>Das meiste davon ist Warten, bis genug vom Satz gesagt ist.</translation>
    </message>
    <message>
        <source>The engine is slower than the speech: choose a smaller one, or fewer languages.</source>
        <translation>Die Engine ist langsamer als die Rede: Wählen Sie eine kleinere oder weniger Sprachen.</translation>
    </message>
    <message>
        <source>Speech waits to be heard: the translation is longer than what was said.</source>
        <translation>Die Stimme wartet darauf, gehört zu werden: Die Übersetzung ist länger als das Gesagte.</translation>
    </message>
    <message>
        <source>How long after a word was said its translation is shown.</source>
        <translation>Wie lange nach einem Wort seine Übersetzung gezeigt wird.</translation>
    </message>
    <message>
        <source>Listeners are never to be later than {seconds}.</source>
        <translation>Die Verzögerung soll nie größer sein als {seconds}.</translation>
    </message>
    <message>
        <source>So that nobody is later than {seconds}, clauses and pauses are shorter and the voice is faster.</source>
        <translation>Damit die Verzögerung nicht größer wird als {seconds}, sind Sätze und Pausen kürzer und die Stimme ist schneller.</translation>
    </message>
    <message>
        <source>Words that were lately not spoken because too much waited: {number}. They can be read.</source>
        <translation>Wörter, die zuletzt nicht gesprochen wurden, weil zu viel wartete: {number}. Gelesen werden können sie.</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>mäßig</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>schlecht</translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>Add a language</source>
        <translation>Eine Sprache hinzufügen</translation>
    </message>
    <message>
        <source>Add a language…</source>
        <translation>Eine Sprache hinzufügen…</translation>
    </message>
    <message>
        <source>Leave {language} out</source>
        <translation>{language} weglassen</translation>
    </message>
</context>
<context>
    <name>LanguagesPage</name>
    <message>
        <source>Which languages?</source>
        <translation>Welche Sprachen?</translation>
    </message>
    <message>
        <source>What is spoken in the room, and what your listeners want to hear or read.</source>
        <translation>Was im Raum gesprochen wird, und was Ihre Zuhörer hören oder lesen wollen.</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>Gesprochene Sprache</translation>
    </message>
    <message>
        <source>Also spoken, where people speak in more than one</source>
        <translation>Auch gesprochen, wo es mehr als eine ist</translation>
    </message>
    <message>
        <source>Interpret into</source>
        <translation>Dolmetschen in</translation>
    </message>
    <message>
        <source>Choose a language to interpret into.</source>
        <translation>Wählen Sie eine Sprache, in die gedolmetscht wird.</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>A session is running.</source>
        <translation>Eine Sitzung läuft.</translation>
    </message>
    <message>
        <source>It can go on without this window; open OpenBooth again to see it, or stop it now.</source>
        <translation>Sie kann ohne dieses Fenster weitergehen; öffnen Sie OpenBooth wieder, um sie zu sehen, oder beenden Sie sie jetzt.</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Stop it and quit</source>
        <translation>Beenden und schließen</translation>
    </message>
    <message>
        <source>The session is being stopped; OpenBooth closes once it has ended.</source>
        <translation>Die Sitzung wird beendet; OpenBooth schließt, sobald sie zu Ende ist.</translation>
    </message>
    <message>
        <source>The session has not stopped; try again, or quit and let it go on, and stop it later.</source>
        <translation>Die Sitzung ist nicht zu Ende gegangen; versuchen Sie es noch einmal, oder schließen Sie, lassen Sie sie laufen und beenden Sie sie später.</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>still</translation>
    </message>
    <message>
        <source>{rms} dB, peak {peak}</source>
        <translation>{rms} dB, Spitze {peak}</translation>
    </message>
    <message>
        <source>{levels}, clips</source>
        <translation>{levels}, übersteuert</translation>
    </message>
</context>
<context>
    <name>ListenerCount</name>
    <message>
        <source>Listeners: {count}</source>
        <translation>Zuhörer: {count}</translation>
    </message>
    <message>
        <source>{readers} of them only read</source>
        <translation>{readers} davon lesen nur</translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message>
        <source>Where you listen in</source>
        <translation>Wo Sie mithören</translation>
    </message>
    <message>
        <source>How loud you listen in</source>
        <translation>Wie laut Sie mithören</translation>
    </message>
    <message>
        <source>Listen in: no output</source>
        <translation>Mithören: kein Ausgang</translation>
    </message>
</context>
<context>
    <name>MainMenu</name>
    <message>
        <source>Event</source>
        <translation>Veranstaltung</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Neue Veranstaltung</translation>
    </message>
    <message>
        <source>Open event…</source>
        <translation>Veranstaltung öffnen…</translation>
    </message>
    <message>
        <source>Save event</source>
        <translation>Veranstaltung speichern</translation>
    </message>
    <message>
        <source>Save event as…</source>
        <translation>Veranstaltung speichern unter…</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Einrichten…</translation>
    </message>
    <message>
        <source>Glossary…</source>
        <translation>Glossar…</translation>
    </message>
    <message>
        <source>Set up step by step…</source>
        <translation>Schritt für Schritt einrichten…</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Start or stop</source>
        <translation>Starten oder beenden</translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation>Nicht zu Protokoll</translation>
    </message>
    <message>
        <source>Speakers…</source>
        <translation>Redner…</translation>
    </message>
    <message>
        <source>Phones…</source>
        <translation>Telefone…</translation>
    </message>
    <message>
        <source>Sessions…</source>
        <translation>Sitzungen…</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Captions for the room</source>
        <translation>Untertitel für den Raum</translation>
    </message>
    <message>
        <source>Captions above other windows</source>
        <translation>Untertitel über anderen Fenstern</translation>
    </message>
    <message>
        <source>QR code for the room</source>
        <translation>QR-Code für den Raum</translation>
    </message>
    <message>
        <source>Those let clicks through</source>
        <translation>Diese lassen Klicks durch</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>Einfach</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>Übliche Größe</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Diagnostics…</source>
        <translation>Diagnose…</translation>
    </message>
    <message>
        <source>About OpenBooth</source>
        <translation>Über OpenBooth</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Start with {engine} instead</source>
        <translation>Stattdessen mit {engine} starten</translation>
    </message>
    <message>
        <source>{engine} starts as soon as the session that runs has ended.</source>
        <translation>{engine} startet, sobald die laufende Sitzung zu Ende ist.</translation>
    </message>
</context>
<context>
    <name>ModelManagerDialog</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>Sucht Modelle…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Import from a folder…</source>
        <translation>Aus einem Ordner importieren…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Models are kept in {folder}, where {size} are free. Another folder is used where OpenBooth is started with OPENBOOTH_DATA.</source>
        <translation>Modelle liegen in {folder}, wo {size} frei sind. Ein anderer Ordner gilt, wo OpenBooth mit OPENBOOTH_DATA gestartet wird.</translation>
    </message>
    <message>
        <source>Downloads go on when the session is over.</source>
        <translation>Das Herunterladen geht weiter, wenn die Sitzung vorbei ist.</translation>
    </message>
    <message>
        <source>Also on this computer</source>
        <translation>Auch auf diesem Computer</translation>
    </message>
    <message>
        <source>Choose the folder of a model</source>
        <translation>Den Ordner eines Modells wählen</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Token for {model}</source>
        <translation>Token für {model}</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Accept that licence and download</source>
        <translation>Diese Lizenz annehmen und herunterladen</translation>
    </message>
    <message>
        <source>Use the token</source>
        <translation>Token verwenden</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Check its files</source>
        <translation>Dateien prüfen</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>Aus einem Ordner…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Choose the folder of {model}</source>
        <translation>Den Ordner von {model} wählen</translation>
    </message>
</context>
<context>
    <name>ModelWindows</name>
    <message>
        <source>{folder} does not say which model it holds; use “From a folder…” beside the model that it is.</source>
        <translation>{folder} sagt nicht, welches Modell darin ist; nehmen Sie „Aus einem Ordner…“ neben dem Modell, das es ist.</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Engines that understand real voices work with models. Downloads go on when this window is closed; “Models…” in the menu shows them.</source>
        <translation>Engines, die wirkliche Stimmen verstehen, arbeiten mit Modellen. Das Herunterladen geht weiter, wenn dieses Fenster geschlossen ist; „Modelle…“ im Menü zeigt es.</translation>
    </message>
    <message>
        <source>Until they are here, start without them</source>
        <translation>Bis sie da sind, ohne sie beginnen</translation>
    </message>
    <message>
        <source>{engine} interprets until then; the change is made as soon as no session runs.</source>
        <translation>Bis dahin dolmetscht {engine}; gewechselt wird, sobald keine Sitzung läuft.</translation>
    </message>
    <message>
        <source>Nothing to download: everything that this needs is here.</source>
        <translation>Nichts herunterzuladen: Alles Nötige ist da.</translation>
    </message>
    <message>
        <source>Download now ({size})</source>
        <translation>Jetzt herunterladen ({size})</translation>
    </message>
    <message>
        <source>{size} are free on this disk.</source>
        <translation>{size} sind auf dieser Platte frei.</translation>
    </message>
    <message>
        <source>That is less than the models need: free some space.</source>
        <translation>Das ist weniger, als die Modelle brauchen: Schaffen Sie Platz.</translation>
    </message>
</context>
<context>
    <name>NameEditor</name>
    <message>
        <source>Name of the speaker</source>
        <translation>Name des Redners</translation>
    </message>
    <message>
        <source>Return keeps the name, Esc leaves it as it was</source>
        <translation>Eingabe behält den Namen, Esc lässt ihn, wie er war</translation>
    </message>
</context>
<context>
    <name>NoDevices</name>
    <message>
        <source>Open a recording…</source>
        <translation>Eine Aufnahme öffnen…</translation>
    </message>
    <message>
        <source>Interpret an audio or video file instead</source>
        <translation>Stattdessen eine Audio- oder Videodatei dolmetschen</translation>
    </message>
    <message>
        <source>Nothing is listened to. Add a source.</source>
        <translation>Es wird nichts gehört. Fügen Sie eine Quelle hinzu.</translation>
    </message>
    <message>
        <source>This computer has no sound input now. Plug in a microphone: it appears here by itself.</source>
        <translation>Dieser Computer hat zurzeit keinen Toneingang. Schließen Sie ein Mikrofon an: Es erscheint hier von selbst.</translation>
    </message>
    <message>
        <source>Looking for devices…</source>
        <translation>Sucht Geräte…</translation>
    </message>
</context>
<context>
    <name>OutgoingChannel</name>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>AUF SENDUNG</translation>
    </message>
    <message>
        <source>Take over now, without waiting for an answer</source>
        <translation>Sofort übernehmen, ohne auf Antwort zu warten</translation>
    </message>
    <message>
        <source>On air: {language}</source>
        <translation>Auf Sendung: {language}</translation>
    </message>
    <message>
        <source>Press to go off air</source>
        <translation>Drücken, um von Sendung zu gehen</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>by {desk}</source>
        <translation>von {desk}</translation>
    </message>
    <message>
        <source>Floor is heard</source>
        <translation>Saalton ist zu hören</translation>
    </message>
    <message>
        <source>Machine is heard</source>
        <translation>Die Maschine ist zu hören</translation>
    </message>
    <message>
        <source>Muted by the operator</source>
        <translation>Von der Regie stumm geschaltet</translation>
    </message>
    <message>
        <source>Silent while you cough</source>
        <translation>Still, während Sie sich räuspern</translation>
    </message>
    <message>
        <source>Also on air: {desk}</source>
        <translation>Auch auf Sendung: {desk}</translation>
    </message>
    <message>
        <source>Listeners hear you</source>
        <translation>Zuhörer hören Sie</translation>
    </message>
    <message>
        <source>You are not heard</source>
        <translation>Sie sind nicht zu hören</translation>
    </message>
    <message>
        <source>Asked…</source>
        <translation>Gefragt…</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Ask for {language}</source>
        <translation>Um {language} bitten</translation>
    </message>
</context>
<context>
    <name>OutputChoice</name>
    <message>
        <source>Channels {pair}</source>
        <translation>Kanäle {pair}</translation>
    </message>
</context>
<context>
    <name>OutputPage</name>
    <message>
        <source>Where is it heard?</source>
        <translation>Wo ist es zu hören?</translation>
    </message>
    <message>
        <source>An output for every language: headphones, a loudspeaker, or a channel of an interface that feeds a transmitter. Languages without one are heard on phones only.</source>
        <translation>Ein Ausgang je Sprache: Kopfhörer, ein Lautsprecher oder ein Kanal eines Interfaces, das einen Sender speist. Sprachen ohne Ausgang sind nur auf Telefonen zu hören.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Did you hear it?</source>
        <translation>Haben Sie es gehört?</translation>
    </message>
    <message>
        <source>This computer has no sound output now. Plug one in: it appears here by itself. Phones do without.</source>
        <translation>Dieser Computer hat zurzeit keinen Tonausgang. Stecken Sie einen ein: Er erscheint hier von selbst. Telefone kommen ohne aus.</translation>
    </message>
    <message>
        <source>Output of {language}</source>
        <translation>Ausgang von {language}</translation>
    </message>
    <message>
        <source>Phones only</source>
        <translation>Nur Telefone</translation>
    </message>
    <message>
        <source>Test tone</source>
        <translation>Prüfton</translation>
    </message>
    <message>
        <source>Choose an output first.</source>
        <translation>Wählen Sie zuerst einen Ausgang.</translation>
    </message>
    <message>
        <source>A tone sounds for two seconds…</source>
        <translation>Zwei Sekunden lang erklingt ein Ton…</translation>
    </message>
    <message>
        <source>Good: this output works.</source>
        <translation>Gut: Dieser Ausgang funktioniert.</translation>
    </message>
    <message>
        <source>Turn the volume up, here and at the device; look whether it is plugged in; try another output or pair of channels.</source>
        <translation>Drehen Sie lauter, hier und am Gerät; sehen Sie nach, ob es eingesteckt ist; versuchen Sie einen anderen Ausgang oder ein anderes Kanalpaar.</translation>
    </message>
</context>
<context>
    <name>OverlayWindow</name>
    <message>
        <source>Captions above other windows</source>
        <translation>Untertitel über anderen Fenstern</translation>
    </message>
    <message>
        <source>Drag to move; arrow keys move, with Shift they resize</source>
        <translation>Ziehen verschiebt; Pfeiltasten verschieben, mit Umschalt ändern sie die Größe</translation>
    </message>
    <message>
        <source>Less transparent</source>
        <translation>Weniger durchsichtig</translation>
    </message>
    <message>
        <source>More transparent</source>
        <translation>Durchsichtiger</translation>
    </message>
    <message>
        <source>Let clicks through</source>
        <translation>Klicks durchlassen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Opacity of the ground</source>
        <translation>Deckkraft des Grundes</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>{page}: something is wrong here</source>
        <translation>{page}: hier stimmt etwas nicht</translation>
    </message>
</context>
<context>
    <name>PartsTable</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the parts</source>
        <translation>Die Bestandteile durchsuchen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Bestandteil</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Commercial events</source>
        <translation>Kommerzielle Veranstaltungen</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>See the licence</source>
        <translation>Siehe Lizenz</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <source>Parts and their licences</source>
        <translation>Bestandteile und ihre Lizenzen</translation>
    </message>
</context>
<context>
    <name>PhonesDialog</name>
    <message>
        <source>Phones in the room</source>
        <translation>Telefone im Raum</translation>
    </message>
    <message>
        <source>Use the changes</source>
        <translation>Änderungen verwenden</translation>
    </message>
    <message>
        <source>Phones open a page by a QR code, choose a language, hear it and read along. Nothing is installed, and nothing leaves the local network.</source>
        <translation>Telefone öffnen über einen QR-Code eine Seite, wählen eine Sprache, hören sie und lesen mit. Nichts wird installiert, und nichts verlässt das lokale Netz.</translation>
    </message>
    <message>
        <source>Also when this event starts</source>
        <translation>Auch wenn diese Veranstaltung beginnt</translation>
    </message>
    <message>
        <source>Phones can join as soon as a session of this event begins</source>
        <translation>Telefone können beitreten, sobald eine Sitzung dieser Veranstaltung beginnt</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment…</translation>
    </message>
    <message>
        <source>Phones cannot join</source>
        <translation>Telefone können nicht beitreten</translation>
    </message>
    <message>
        <source>Not all is well</source>
        <translation>Nicht alles ist in Ordnung</translation>
    </message>
    <message>
        <source>Phones can join</source>
        <translation>Telefone können beitreten</translation>
    </message>
    <message>
        <source>Phones are not let in</source>
        <translation>Telefone werden nicht eingelassen</translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <translation>Nicht mehr teilen</translation>
    </message>
    <message>
        <source>Let phones join</source>
        <translation>Telefone einlassen</translation>
    </message>
    <message numerus="yes">
        <source>%n phones are sent away, and no other can join.</source>
        <translation>
            <numerusform>%n Telefon wird fortgeschickt, und kein anderes kann beitreten.</numerusform>
            <numerusform>%n Telefone werden fortgeschickt, und kein anderes kann beitreten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>PlaybackBar</name>
    <message>
        <source>Position</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>What is heard</source>
        <translation>Was zu hören ist</translation>
    </message>
    <message>
        <source>Where it is heard</source>
        <translation>Wo es zu hören ist</translation>
    </message>
    <message>
        <source>The sound of this session is not kept any more</source>
        <translation>Der Ton dieser Sitzung ist nicht mehr vorhanden</translation>
    </message>
    <message>
        <source>Usual output</source>
        <translation>Üblicher Ausgang</translation>
    </message>
    <message>
        <source>Floor: {source}</source>
        <translation>Saal: {source}</translation>
    </message>
    <message>
        <source>Channel: {channel}</source>
        <translation>Kanal: {channel}</translation>
    </message>
    <message>
        <source>Channel: {channel} ({language})</source>
        <translation>Kanal: {channel} ({language})</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>{what} (Ctrl+Space)</source>
        <translation>{what} (Strg+Leertaste)</translation>
    </message>
</context>
<context>
    <name>PresenterWindow</name>
    <message>
        <source>Captions for the room</source>
        <translation>Untertitel für den Raum</translation>
    </message>
    <message>
        <source>One above the other, or side by side</source>
        <translation>Untereinander oder nebeneinander</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>Opened before</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open {event}</source>
        <translation>{event} öffnen</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Sessions that were cut off</source>
        <translation>Unterbrochene Sitzungen</translation>
    </message>
    <message>
        <source>The last time OpenBooth, or this computer, stopped in the middle of a session. Every final word until then is on record.</source>
        <translation>Beim letzten Mal hielt OpenBooth oder dieser Computer mitten in einer Sitzung an. Jedes endgültige Wort bis dahin ist aufgezeichnet.</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Später entscheiden</translation>
    </message>
</context>
<context>
    <name>ReplaceBar</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß-/Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Ganze Wörter</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Voriger</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation>{position} von {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace all %n</source>
        <translation>
            <numerusform>%n ersetzen</numerusform>
            <numerusform>Alle %n ersetzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Die Suche schließen</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>Die Suche schließen (Esc)</translation>
    </message>
</context>
<context>
    <name>ReviewExport</name>
    <message>
        <source>{file} is written.</source>
        <translation>{file} ist geschrieben.</translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Suchen und ersetzen</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Find the speakers again…</source>
        <translation>Redner neu unterscheiden…</translation>
    </message>
    <message>
        <source>Import corrections…</source>
        <translation>Korrekturen importieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>{step}: {edit}</source>
        <translation>{step}: {edit}</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>a line split</source>
        <translation>geteilte Zeile</translation>
    </message>
    <message>
        <source>lines merged</source>
        <translation>zusammengelegte Zeilen</translation>
    </message>
    <message>
        <source>words replaced</source>
        <translation>ersetzte Wörter</translation>
    </message>
    <message>
        <source>a speaker</source>
        <translation>Redner</translation>
    </message>
    <message>
        <source>an import</source>
        <translation>importierte Korrekturen</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>speakers merged</source>
        <translation>zusammengelegte Redner</translation>
    </message>
</context>
<context>
    <name>ReviewMenus</name>
    <message>
        <source>Hear it from here</source>
        <translation>Ab hier hören</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Split the line here</source>
        <translation>Die Zeile hier teilen</translation>
    </message>
    <message>
        <source>Merge with the next line</source>
        <translation>Mit der nächsten Zeile zusammenlegen</translation>
    </message>
    <message>
        <source>Merge the lines</source>
        <translation>Die Zeilen zusammenlegen</translation>
    </message>
    <message>
        <source>Put back what was committed</source>
        <translation>Ursprünglichen Text wiederherstellen</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Gesagt von</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Jemand Neues</translation>
    </message>
    <message>
        <source>Rename {name} everywhere…</source>
        <translation>{name} überall umbenennen…</translation>
    </message>
    <message>
        <source>{name} is in truth</source>
        <translation>{name} ist in Wahrheit</translation>
    </message>
</context>
<context>
    <name>ReviewTable</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Redner</translation>
    </message>
    <message>
        <source>Speaker ?</source>
        <translation>Redner ?</translation>
    </message>
    <message>
        <source>Shown while an interpreter was on air; not heard</source>
        <translation>Gezeigt, während ein Dolmetscher auf Sendung war; nicht zu hören</translation>
    </message>
    <message>
        <source>Edited. Committed was: {text}</source>
        <translation>Bearbeitet. Ursprünglich: {text}</translation>
    </message>
    <message>
        <source>{name}, edited</source>
        <translation>{name}, bearbeitet</translation>
    </message>
    <message>
        <source>{text} (edited)</source>
        <translation>{text} (bearbeitet)</translation>
    </message>
    <message>
        <source>{seconds} s of {source} are missing ({cause})</source>
        <translation>{seconds} s von {source} fehlen ({cause})</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Lines of the session</source>
        <translation>Zeilen der Sitzung</translation>
    </message>
</context>
<context>
    <name>ReviewWindow</name>
    <message>
        <source>Reading the record…</source>
        <translation>Liest die Aufzeichnung…</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Import corrections</source>
        <translation>Korrekturen importieren</translation>
    </message>
    <message>
        <source>Corrected documents (*.docx *.xlsx *.xlf *.xliff)</source>
        <translation>Korrigierte Dokumente (*.docx *.xlsx *.xlf *.xliff)</translation>
    </message>
    <message>
        <source>Committed was: {text}</source>
        <translation>Ursprünglich: {text}</translation>
    </message>
    <message>
        <source>Somebody said who speaks here.</source>
        <translation>Jemand hat gesagt, wer hier spricht.</translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>Nothing found. Type fewer letters.</source>
        <translation>Nichts gefunden. Tippen Sie weniger Buchstaben.</translation>
    </message>
</context>
<context>
    <name>SessionTable</name>
    <message>
        <source>Began</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingänge</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>cut off, recovered</source>
        <translation>unterbrochen, wiederhergestellt</translation>
    </message>
    <message>
        <source>{state}, kept</source>
        <translation>{state}, aufbewahrt</translation>
    </message>
</context>
<context>
    <name>SessionsDialog</name>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Find a session</source>
        <translation>Eine Sitzung suchen</translation>
    </message>
    <message>
        <source>Sessions, newest first</source>
        <translation>Sitzungen, neueste zuerst</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Liest…</translation>
    </message>
    <message>
        <source>Nothing is on record yet. What is interpreted appears here.</source>
        <translation>Noch ist nichts aufgezeichnet. Was gedolmetscht wird, erscheint hier.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Keep for ever</source>
        <translation>Für immer aufbewahren</translation>
    </message>
    <message>
        <source>Sessions that are older than the settings say are deleted; this one is not</source>
        <translation>Sitzungen, die älter sind, als die Einstellungen sagen, werden gelöscht; diese nicht</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No session has these words.</source>
        <translation>Keine Sitzung enthält diese Wörter.</translation>
    </message>
    <message>
        <source>This session runs; it can be opened once it has ended.</source>
        <translation>Diese Sitzung läuft; öffnen lässt sie sich, wenn sie zu Ende ist.</translation>
    </message>
    <message>
        <source>Delete the session that began {moment}, with its text and its sound? Nothing can bring it back.</source>
        <translation>Die Sitzung, die {moment} begann, mit Text und Ton löschen? Nichts bringt sie zurück.</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>{setting} • changed</source>
        <translation>{setting} • geändert</translation>
    </message>
    <message>
        <source>Usually: {value}</source>
        <translation>Üblich: {value}</translation>
    </message>
    <message>
        <source>Back to: {value}</source>
        <translation>Zurück zu: {value}</translation>
    </message>
    <message>
        <source>{setting}: back to {value}</source>
        <translation>{setting}: zurück zu {value}</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Einen Ordner wählen</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>Suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Die Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Reset everything</source>
        <translation>Alles zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Shall every setting be as it comes again?</source>
        <translation>Alle Einstellungen auf die ursprünglichen Werte zurücksetzen?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Keine Einstellung enthält diese Wörter.</translation>
    </message>
</context>
<context>
    <name>SharingFields</name>
    <message>
        <source>Not told</source>
        <translation>Nicht genannt</translation>
    </message>
    <message>
        <source>This computer&apos;s own</source>
        <translation>Die dieses Computers</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Crowded room</source>
        <translation>Voller Saal</translation>
    </message>
    <message>
        <source>A third of the load on the wireless network, 40 ms more delay</source>
        <translation>Ein Drittel der Last im Funknetz, 40 ms mehr Laufzeit</translation>
    </message>
    <message>
        <source>The sound is handed on by Janus: {nodes}</source>
        <translation>Den Ton verteilt Janus: {nodes}</translation>
    </message>
    <message>
        <source>Wireless network</source>
        <translation>Funknetz</translation>
    </message>
    <message>
        <source>Its name is told beside the QR code</source>
        <translation>Sein Name steht neben dem QR-Code</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>4 to 8 digits that everybody is asked for; no slide tells it</source>
        <translation>4 bis 8 Ziffern, nach denen alle gefragt werden; keine Folie nennt sie</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>How many phones are let in</source>
        <translation>Wie viele Telefone eingelassen werden</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Where this computer can be reached; another one where it is taken</source>
        <translation>Wo dieser Computer erreichbar ist; ein anderer, wo er belegt ist</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>What phones call this computer, as in booth.local:8080</source>
        <translation>Wie Telefone diesen Computer nennen, zum Beispiel booth.local:8080</translation>
    </message>
</context>
<context>
    <name>ShiftClock</name>
    <message>
        <source>Shift</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Off air</source>
        <translation>Nicht auf Sendung</translation>
    </message>
    <message>
        <source>{time} on air · time to take turns</source>
        <translation>{time} auf Sendung · Zeit für den Wechsel</translation>
    </message>
    <message>
        <source>{time} on air</source>
        <translation>{time} auf Sendung</translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Several people</source>
        <translation>Mehrere Personen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Who speaks there</source>
        <translation>Wer dort spricht</translation>
    </message>
    <message>
        <source>Where only one person does</source>
        <translation>Wo es nur eine Person ist</translation>
    </message>
    <message>
        <source>Level now</source>
        <translation>Pegel jetzt</translation>
    </message>
    <message>
        <source>Take this source out</source>
        <translation>Diese Quelle herausnehmen</translation>
    </message>
    <message>
        <source>Played from its beginning</source>
        <translation>Wird von Anfang an abgespielt</translation>
    </message>
    <message>
        <source>Not listened to yet</source>
        <translation>Noch nicht gehört</translation>
    </message>
    <message>
        <source>Sounds well</source>
        <translation>Klingt gut</translation>
    </message>
</context>
<context>
    <name>SourceRow</name>
    <message>
        <source>Level of {source}</source>
        <translation>Pegel von {source}</translation>
    </message>
    <message>
        <source>Listen in</source>
        <translation>Mithören</translation>
    </message>
    <message>
        <source>Listen in on {source}</source>
        <translation>{source} mithören</translation>
    </message>
    <message>
        <source>More for {source}</source>
        <translation>Mehr zu {source}</translation>
    </message>
    <message>
        <source>{device} is not there now.</source>
        <translation>{device} ist jetzt nicht da.</translation>
    </message>
    <message>
        <source>Remove this source</source>
        <translation>Diese Quelle entfernen</translation>
    </message>
</context>
<context>
    <name>SourcesPage</name>
    <message>
        <source>Everything that is listened to: microphones, lines, and recordings.</source>
        <translation>Alles, was gehört wird: Mikrofone, Leitungen und Aufnahmen.</translation>
    </message>
    <message>
        <source>Add an input</source>
        <translation>Einen Eingang hinzufügen</translation>
    </message>
    <message>
        <source>Add a recording…</source>
        <translation>Eine Aufnahme hinzufügen…</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>Eine Aufnahme wählen</translation>
    </message>
</context>
<context>
    <name>SpeakerChip</name>
    <message>
        <source>Speaker: {name}</source>
        <translation>Redner: {name}</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
</context>
<context>
    <name>SpeakerRow</name>
    <message>
        <source>speaks now</source>
        <translation>spricht jetzt</translation>
    </message>
    <message>
        <source>Name of speaker {number}</source>
        <translation>Name von Redner {number}</translation>
    </message>
</context>
<context>
    <name>SpeakersDialog</name>
    <message>
        <source>Speakers</source>
        <translation>Redner</translation>
    </message>
    <message>
        <source>Nobody has spoken yet.</source>
        <translation>Noch hat niemand gesprochen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Two of them are the same person</source>
        <translation>Zwei von ihnen sind dieselbe Person</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Dieser</translation>
    </message>
    <message>
        <source>Is in truth</source>
        <translation>Ist in Wahrheit</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Zusammenlegen…</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenlegen</translation>
    </message>
    <message>
        <source>Keep them apart</source>
        <translation>Getrennt lassen</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>Everything that {who} said, and will say, is then by {into}, in every language and in the record.</source>
        <translation>Alles, was {who} gesagt hat und sagen wird, ist dann von {into}, in jeder Sprache und in der Aufzeichnung.</translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message>
        <source>Simultaneous interpretation that never leaves this computer</source>
        <translation>Simultandolmetschen, das diesen Computer nie verlässt</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Open event…</source>
        <translation>Veranstaltung öffnen…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ansehen</translation>
    </message>
    <message>
        <source>Interpret a recorded panel discussion into Spanish and Catalan</source>
        <translation>Eine aufgenommene Podiumsdiskussion ins Spanische und Katalanische dolmetschen</translation>
    </message>
    <message>
        <source>Set everything up…</source>
        <translation>Alles einrichten…</translation>
    </message>
    <message>
        <source>Sessions…</source>
        <translation>Sitzungen…</translation>
    </message>
    <message>
        <source>What was interpreted before: to read, hear, correct and export</source>
        <translation>Was früher gedolmetscht wurde: zum Lesen, Hören, Korrigieren und Exportieren</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>Gesprochene Sprache</translation>
    </message>
    <message>
        <source>Drop a recording here to interpret it</source>
        <translation>Legen Sie hier eine Aufnahme ab, um sie zu dolmetschen</translation>
    </message>
    <message>
        <source>Start interpreting</source>
        <translation>Mit dem Dolmetschen beginnen</translation>
    </message>
    <message>
        <source>Interpret into</source>
        <translation>Dolmetschen in</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Telefone</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
</context>
<context>
    <name>StatusWords</name>
    <message>
        <source>NOT CONNECTED</source>
        <translation>NICHT VERBUNDEN</translation>
    </message>
    <message>
        <source>The core does not answer. It is started again by itself; a running session goes on.</source>
        <translation>Der Kern antwortet nicht. Er wird von selbst neu gestartet; eine laufende Sitzung geht weiter.</translation>
    </message>
    <message>
        <source>STARTING</source>
        <translation>STARTET</translation>
    </message>
    <message>
        <source>The models are being loaded.</source>
        <translation>Die Modelle werden geladen.</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>LIVE</translation>
    </message>
    <message>
        <source>Everything that is said is translated and recorded.</source>
        <translation>Alles Gesagte wird übersetzt und aufgezeichnet.</translation>
    </message>
    <message>
        <source>OFF THE RECORD</source>
        <translation>NICHT ZU PROTOKOLL</translation>
    </message>
    <message>
        <source>Nothing is recognised, written or recorded.</source>
        <translation>Nichts wird erkannt, geschrieben oder aufgenommen.</translation>
    </message>
    <message>
        <source>STOPPED</source>
        <translation>BEENDET</translation>
    </message>
    <message>
        <source>No session runs.</source>
        <translation>Es läuft keine Sitzung.</translation>
    </message>
    <message>
        <source>State: {state}</source>
        <translation>Zustand: {state}</translation>
    </message>
    <message>
        <source>Session time: {time}</source>
        <translation>Sitzungsdauer: {time}</translation>
    </message>
    <message>
        <source>How long the session has been running, off the record included.</source>
        <translation>Wie lange die Sitzung läuft, einschließlich dessen, was nicht zu Protokoll ging.</translation>
    </message>
    <message>
        <source>Of the words shown before they were said, how many came true; and of all words, how many were shown so.</source>
        <translation>Wie viele der Wörter, die gezeigt wurden, bevor sie gesagt waren, zutrafen; und wie viele aller Wörter so gezeigt wurden.</translation>
    </message>
    <message>
        <source>Prediction: nothing to judge yet</source>
        <translation>Vorhersage: noch nichts zu beurteilen</translation>
    </message>
    <message>
        <source>right, {share} covered</source>
        <translation>richtig, {share} abgedeckt</translation>
    </message>
    <message>
        <source>Prediction: {hits} {covered}</source>
        <translation>Vorhersage: {hits} {covered}</translation>
    </message>
    <message>
        <source>Dropped audio: {length}</source>
        <translation>Verlorener Ton: {length}</translation>
    </message>
    <message>
        <source>Audio of the floor that was lost since the session began. Nothing should be.</source>
        <translation>Ton des Saals, der seit Beginn der Sitzung verloren ging. Es sollte keiner sein.</translation>
    </message>
    <message>
        <source>Phones: {number}</source>
        <translation>Telefone: {number}</translation>
    </message>
    <message>
        <source>How many listen or read along by phone (Ctrl+J).</source>
        <translation>Wie viele am Telefon zuhören oder mitlesen (Strg+J).</translation>
    </message>
    <message>
        <source>full</source>
        <translation>voll</translation>
    </message>
    <message>
        <source>some cannot follow</source>
        <translation>manche kommen nicht mit</translation>
    </message>
    <message>
        <source>To keep up, this was given up: {what}.</source>
        <translation>Um mitzukommen, wurde darauf verzichtet: {what}.</translation>
    </message>
    <message>
        <source>The engine translates as it should.</source>
        <translation>Die Engine übersetzt, wie sie soll.</translation>
    </message>
    <message>
        <source>Engine: {name}</source>
        <translation>Engine: {name}</translation>
    </message>
    <message>
        <source>Processors: {share}</source>
        <translation>Prozessoren: {share}</translation>
    </message>
    <message>
        <source>How much of all processors is at work, whatever for.</source>
        <translation>Wie viel aller Prozessoren arbeitet, wofür auch immer.</translation>
    </message>
    <message>
        <source>Memory that the core and its models occupy.</source>
        <translation>Speicher, den der Kern und seine Modelle belegen.</translation>
    </message>
    <message>
        <source>Memory: {size}</source>
        <translation>Speicher: {size}</translation>
    </message>
    <message>
        <source>Memory: {size}, {kept} of it for the next session</source>
        <translation>Speicher: {size}, davon {kept} für die nächste Sitzung</translation>
    </message>
    <message>
        <source>{kept} are models that stay loaded, so that the next session begins at once.</source>
        <translation>{kept} sind Modelle, die geladen bleiben, damit die nächste Sitzung sofort beginnt.</translation>
    </message>
    <message>
        <source>Memory of graphics cards that the models occupy.</source>
        <translation>Speicher der Grafikkarten, den die Modelle belegen.</translation>
    </message>
    <message>
        <source>Graphics memory: {size}</source>
        <translation>Grafikspeicher: {size}</translation>
    </message>
    <message>
        <source>How long the session can be recorded until the disk is full.</source>
        <translation>Wie lange die Sitzung aufgezeichnet werden kann, bis die Platte voll ist.</translation>
    </message>
    <message>
        <source>Disk: not known</source>
        <translation>Platte: nicht bekannt</translation>
    </message>
    <message>
        <source>left</source>
        <translation>übrig</translation>
    </message>
    <message>
        <source>Disk: {time} left</source>
        <translation>Platte: {time} übrig</translation>
    </message>
    <message>
        <source>over {hours} h</source>
        <translation>über {hours} h</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{size} GB</source>
        <translation>{size} GB</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>StepIndicator</name>
    <message>
        <source>{number}  {name}</source>
        <translation>{number}  {name}</translation>
    </message>
    <message>
        <source>Step {number} of {all}: {name}</source>
        <translation>Schritt {number} von {all}: {name}</translation>
    </message>
</context>
<context>
    <name>TellingApart</name>
    <message>
        <source>{moved} of {lines} lines have another speaker now.</source>
        <translation>{moved} von {lines} Zeilen haben jetzt einen anderen Redner.</translation>
    </message>
</context>
<context>
    <name>TellingApartDialog</name>
    <message>
        <source>Find the speakers again</source>
        <translation>Redner neu unterscheiden</translation>
    </message>
    <message>
        <source>The whole recording is listened to once more, which finds out better who spoke when. Names and lines to which you gave a speaker stay as they are.</source>
        <translation>Die ganze Aufnahme wird noch einmal gehört; so lässt sich besser herausfinden, wer wann sprach. Namen und Zeilen, denen Sie einen Redner gaben, bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>How they are told apart</source>
        <translation>Wie sie unterschieden werden</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Wie weit es ist</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>How many speak</source>
        <translation>Wie viele sprechen</translation>
    </message>
</context>
<context>
    <name>TermsPage</name>
    <message>
        <source>Words that have to be right: names are never translated, terms as the glossary says.</source>
        <translation>Wörter, die stimmen müssen: Namen werden nie übersetzt, Begriffe, wie das Glossar sagt.</translation>
    </message>
    <message>
        <source>Ada Lovelace</source>
        <translation>Ada Lovelace</translation>
    </message>
    <message>
        <source>Who will speak, one name on a line</source>
        <translation>Wer sprechen wird, ein Name je Zeile</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>Text of the line</source>
        <translation>Text der Zeile</translation>
    </message>
    <message>
        <source>Return keeps the text, Esc leaves it as it was, Ctrl+Return splits the line here</source>
        <translation>Eingabe behält den Text, Esc lässt ihn, wie er war, Strg+Eingabe teilt die Zeile hier</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show OpenBooth</source>
        <translation>OpenBooth zeigen</translation>
    </message>
    <message>
        <source>Stop the session</source>
        <translation>Die Sitzung beenden</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation>Nicht zu Protokoll</translation>
    </message>
    <message>
        <source>No session</source>
        <translation>Keine Sitzung</translation>
    </message>
</context>
<context>
    <name>UpdateLine</name>
    <message>
        <source>Version {version} is available</source>
        <translation>Version {version} ist verfügbar</translation>
    </message>
</context>
<context>
    <name>WizardDialog</name>
    <message>
        <source>Set up step by step</source>
        <translation>Schritt für Schritt einrichten</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
</context>
<context>
    <name>_DeviceChoice</name>
    <message>
        <source>{device}: channel</source>
        <translation>{device}: Kanal</translation>
    </message>
    <message>
        <source>{device} (not connected)</source>
        <translation>{device} (nicht angeschlossen)</translation>
    </message>
</context>
<context>
    <name>_Group</name>
    <message>
        <source>Suits this computer best</source>
        <translation>Passt am besten zu diesem Computer</translation>
    </message>
    <message>
        <source>Needs a larger computer than this one</source>
        <translation>Braucht einen größeren Computer als diesen</translation>
    </message>
    <message>
        <source>Download all ({size})</source>
        <translation>Alles herunterladen ({size})</translation>
    </message>
</context>
<context>
    <name>_InputCard</name>
    <message>
        <source>What this computer plays</source>
        <translation>Was dieser Computer abspielt</translation>
    </message>
</context>
</TS>
