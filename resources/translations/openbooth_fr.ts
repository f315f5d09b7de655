<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name></name>
    <message>
        <source>The core has gone; what was said is on record, and another one is being started: wait a moment.</source>
        <translation>Le noyau a disparu ; ce qui a été dit est enregistré, et un autre démarre : patientez un instant.</translation>
    </message>
    <message>
        <source>An interpreter asks whoever speaks to slow down.</source>
        <translation>Un interprète demande à l&apos;orateur de ralentir.</translation>
    </message>
    <message>
        <source>{source}: {length} ms are missing ({cause}).</source>
        <translation>{source} : il manque {length} ms ({cause}).</translation>
    </message>
    <message>
        <source>There is a problem with the {matter}.</source>
        <translation>Il y a un problème : {matter}.</translation>
    </message>
    <message>
        <source>{source} is {warning}.</source>
        <translation>{source} : {warning}.</translation>
    </message>
    <message>
        <source>The {stage} is {seconds} s behind.</source>
        <translation>L&apos;étape {stage} a {seconds} s de retard.</translation>
    </message>
    <message>
        <source>To keep up, this was given up: {what}.</source>
        <translation>Pour tenir le rythme, on a renoncé à ceci : {what}.</translation>
    </message>
    <message>
        <source>{desk} asks {holder} to hand over {channel}.</source>
        <translation>{desk} demande à {holder} de lui céder {channel}.</translation>
    </message>
    <message>
        <source>{device} is late.</source>
        <translation>{device} est en retard.</translation>
    </message>
    <message>
        <source>{device} is lost.</source>
        <translation>{device} est perdu.</translation>
    </message>
    <message>
        <source>That needs a running session; start one first.</source>
        <translation>Il faut pour cela une session en cours ; démarrez-en une d&apos;abord.</translation>
    </message>
    <message>
        <source>Choose where to keep the event file.</source>
        <translation>Choisissez où garder le fichier de l&apos;événement.</translation>
    </message>
    <message>
        <source>The name {name} is taken; choose another one.</source>
        <translation>Le nom {name} est pris ; choisissez-en un autre.</translation>
    </message>
    <message>
        <source>There is no source {name}.</source>
        <translation>Il n&apos;y a pas de source {name}.</translation>
    </message>
    <message>
        <source>There is no channel {name}.</source>
        <translation>Il n&apos;y a pas de canal {name}.</translation>
    </message>
    <message>
        <source>There is no desk {name}.</source>
        <translation>Il n&apos;y a pas de pupitre {name}.</translation>
    </message>
    <message>
        <source>An interpreter takes a channel over from a desk once the session runs.</source>
        <translation>Un interprète prend un canal depuis son pupitre dès que la session est en cours.</translation>
    </message>
    <message numerus="yes">
        <source>%n are lost</source>
        <translation>
            <numerusform>%n est perdu</numerusform>
            <numerusform>%n sont perdus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n find it too fast</source>
        <translation>
            <numerusform>%n trouve cela trop rapide</numerusform>
            <numerusform>%n trouvent cela trop rapide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The room is full: %n listen, and no other phone is let in; allow more under Phones (Ctrl+J).</source>
        <translation>
            <numerusform>La salle est pleine : %n écoute, et aucun autre téléphone n&apos;est admis ; autorisez-en plus sous Téléphones (Ctrl+J).</numerusform>
            <numerusform>La salle est pleine : %n écoutent, et aucun autre téléphone n&apos;est admis ; autorisez-en plus sous Téléphones (Ctrl+J).</numerusform>
        </translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Salle</translation>
    </message>
    <message>
        <source>{channel}: {feedback}.</source>
        <translation>{channel} : {feedback}.</translation>
    </message>
    <message>
        <source>{channel}: much gets lost on the way to the phones; switch “crowded room” on under Phones, or bring the wireless network closer.</source>
        <translation>{channel} : beaucoup se perd en route vers les téléphones ; activez « salle bondée » sous Téléphones, ou rapprochez le réseau sans fil.</translation>
    </message>
    <message>
        <source>silent – is the microphone on?</source>
        <translation>silencieux – le micro est-il allumé ?</translation>
    </message>
    <message>
        <source>clipping – turn the input down</source>
        <translation>saturé – baissez l&apos;entrée</translation>
    </message>
    <message>
        <source>too quiet – turn the input up, or bring the microphone closer</source>
        <translation>trop faible – montez l&apos;entrée, ou rapprochez le micro</translation>
    </message>
    <message>
        <source>noisy – bring the microphone closer, or move it away from the noise</source>
        <translation>bruyant – rapprochez le micro, ou éloignez-le du bruit</translation>
    </message>
    <message>
        <source>The device is lost.</source>
        <translation>L&apos;appareil est perdu.</translation>
    </message>
    <message>
        <source>The device is late.</source>
        <translation>L&apos;appareil est en retard.</translation>
    </message>
    <message>
        <source>The settings in {path} cannot be read ({why}); the usual ones are used.</source>
        <translation>Les réglages de {path} ne peuvent pas être lus ({why}) ; les réglages habituels s&apos;appliquent.</translation>
    </message>
    <message>
        <source>The settings in {path} cannot be understood; the usual ones are used.</source>
        <translation>Les réglages de {path} ne sont pas compréhensibles ; les réglages habituels s&apos;appliquent.</translation>
    </message>
    <message>
        <source>Not all settings in {path} can be used: {wrong}</source>
        <translation>Tous les réglages de {path} ne peuvent pas servir : {wrong}</translation>
    </message>
    <message>
        <source>The settings cannot be kept in {path} ({why}); make room there, or make it writable.</source>
        <translation>Les réglages ne peuvent pas être gardés dans {path} ({why}) ; faites-y de la place ou autorisez l&apos;écriture.</translation>
    </message>
    <message>
        <source>The file as it was is {name}.</source>
        <translation>Le fichier tel qu&apos;il était est {name}.</translation>
    </message>
    <message>
        <source>Machine interprets</source>
        <translation>La machine interprète</translation>
    </message>
    <message>
        <source>Floor is heard</source>
        <translation>La salle est entendue</translation>
    </message>
    <message>
        <source>Hand back to the machine</source>
        <translation>Rendre à la machine</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Prendre le canal</translation>
    </message>
    <message>
        <source>Listen in</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>Interprets</source>
        <translation>Interprète</translation>
    </message>
    <message>
        <source>the whole floor</source>
        <translation>toute la salle</translation>
    </message>
    <message>
        <source>{channel} (relay)</source>
        <translation>{channel} (relais)</translation>
    </message>
    <message>
        <source>Never later than</source>
        <translation>Décalage maximal</translation>
    </message>
    <message>
        <source>Remove this channel</source>
        <translation>Retirer ce canal</translation>
    </message>
    <message>
        <source>Usual voice</source>
        <translation>Voix habituelle</translation>
    </message>
    <message>
        <source>A voice for each speaker</source>
        <translation>Une voix par orateur</translation>
    </message>
    <message>
        <source>Captions only</source>
        <translation>Sous-titres seulement</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Interprète</translation>
    </message>
    <message>
        <source>No output</source>
        <translation>Aucune sortie</translation>
    </message>
    <message>
        <source>Gone: {device}</source>
        <translation>Absent : {device}</translation>
    </message>
    <message>
        <source>Late: {device}</source>
        <translation>En retard : {device}</translation>
    </message>
    <message>
        <source>Listeners: {feedback}</source>
        <translation>Auditeurs : {feedback}</translation>
    </message>
    <message>
        <source>Interprets {input}</source>
        <translation>Interprète {input}</translation>
    </message>
    <message>
        <source>{seconds} s still to be spoken</source>
        <translation>encore {seconds} s à dire</translation>
    </message>
    <message>
        <source>Most of the lag: {cause}</source>
        <translation>L&apos;essentiel du décalage : {cause}</translation>
    </message>
    <message>
        <source>The voice is silent until it can keep up</source>
        <translation>La voix se tait jusqu&apos;à ce qu&apos;elle puisse suivre</translation>
    </message>
    <message>
        <source>Words not spoken: {number}</source>
        <translation>Mots non prononcés : {number}</translation>
    </message>
    <message>
        <source>Lag limit: {seconds}</source>
        <translation>Limite du décalage : {seconds}</translation>
    </message>
    <message>
        <source>Hurrying, lag limit: {seconds}</source>
        <translation>Se presse, limite du décalage : {seconds}</translation>
    </message>
    <message>
        <source>waiting for words</source>
        <translation>attente de mots</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>moteur</translation>
    </message>
    <message>
        <source>voice queue</source>
        <translation>file de la voix</translation>
    </message>
    <message>
        <source>Rename {name}…</source>
        <translation>Renommer {name}…</translation>
    </message>
    <message>
        <source>{name} is the same person as</source>
        <translation>{name} est la même personne que</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Search outputs</source>
        <translation>Chercher des sorties</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Search inputs</source>
        <translation>Chercher des entrées</translation>
    </message>
    <message>
        <source>Microphones and lines</source>
        <translation>Micros et lignes</translation>
    </message>
    <message>
        <source>What this computer plays</source>
        <translation>Ce que joue cet ordinateur</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Audio or video file…</source>
        <translation>Fichier audio ou vidéo…</translation>
    </message>
    <message>
        <source>default</source>
        <translation>par défaut</translation>
    </message>
    <message>
        <source>plays {channel}</source>
        <translation>joue {channel}</translation>
    </message>
    <message>
        <source>not there now</source>
        <translation>absent pour l&apos;instant</translation>
    </message>
    <message>
        <source>all, mixed</source>
        <translation>tout, mélangé</translation>
    </message>
    <message>
        <source>input {number}</source>
        <translation>entrée {number}</translation>
    </message>
    <message>
        <source>{number} MB</source>
        <translation>{number} Mo</translation>
    </message>
    <message>
        <source>{number} GB</source>
        <translation>{number} Go</translation>
    </message>
    <message>
        <source>many languages</source>
        <translation>de nombreuses langues</translation>
    </message>
    <message>
        <source>{languages} and others</source>
        <translation>{languages} et d&apos;autres</translation>
    </message>
    <message>
        <source>Understands speech</source>
        <translation>Comprend la parole</translation>
    </message>
    <message>
        <source>Translates</source>
        <translation>Traduit</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>Parle</translation>
    </message>
    <message>
        <source>Predicts what comes</source>
        <translation>Prédit ce qui vient</translation>
    </message>
    <message>
        <source>Tells speakers apart</source>
        <translation>Distingue les orateurs</translation>
    </message>
    <message>
        <source>Understands, translates and speaks</source>
        <translation>Comprend, traduit et parle</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>facultatif</translation>
    </message>
    <message>
        <source>Not for commercial events: its licence forbids that.</source>
        <translation>Pas pour les événements commerciaux : sa licence l&apos;interdit.</translation>
    </message>
    <message>
        <source>Read its licence before a commercial event.</source>
        <translation>Lisez sa licence avant un événement commercial.</translation>
    </message>
    <message>
        <source>Waits until the session is over</source>
        <translation>Attend la fin de la session</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Attend son tour</translation>
    </message>
    <message>
        <source>Paused: {amount}</source>
        <translation>En pause : {amount}</translation>
    </message>
    <message>
        <source>Checked: all is as it came</source>
        <translation>Vérifié : tout est comme à l&apos;arrivée</translation>
    </message>
    <message>
        <source>Downloading: {amount}</source>
        <translation>Téléchargement : {amount}</translation>
    </message>
    <message>
        <source>Copying: {amount}</source>
        <translation>Copie : {amount}</translation>
    </message>
    <message>
        <source>Checking: {amount}</source>
        <translation>Vérification : {amount}</translation>
    </message>
    <message>
        <source>{done} of {size}</source>
        <translation>{done} sur {size}</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Sur cet ordinateur</translation>
    </message>
    <message>
        <source>Partly here: {size}</source>
        <translation>Ici en partie : {size}</translation>
    </message>
    <message>
        <source>Broken: files are missing or changed</source>
        <translation>Abîmé : des fichiers manquent ou ont changé</translation>
    </message>
    <message>
        <source>Not on this computer</source>
        <translation>Pas sur cet ordinateur</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Go on downloading</source>
        <translation>Continuer le téléchargement</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Delete {model}? Other programs on this computer may use it too.</source>
        <translation>Supprimer {model} ? D&apos;autres programmes de cet ordinateur s&apos;en servent peut-être aussi.</translation>
    </message>
    <message>
        <source>Delete {model}? It can be downloaded again.</source>
        <translation>Supprimer {model} ? On peut le télécharger de nouveau.</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenêtres</translation>
    </message>
    <message>
        <source>New events</source>
        <translation>Nouveaux événements</translation>
    </message>
    <message>
        <source>The record</source>
        <translation>L&apos;enregistrement</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>When something is wrong</source>
        <translation>Quand quelque chose ne va pas</translation>
    </message>
    <message>
        <source>Language of the windows</source>
        <translation>Langue des fenêtres</translation>
    </message>
    <message>
        <source>Takes effect when OpenBooth is opened the next time.</source>
        <translation>Prend effet à la prochaine ouverture d&apos;OpenBooth.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>What new events are interpreted by; an event can have another one.</source>
        <translation>Ce qui interprète les nouveaux événements ; un événement peut en avoir un autre.</translation>
    </message>
    <message>
        <source>the one that suits</source>
        <translation>celui qui convient</translation>
    </message>
    <message>
        <source>Telling speakers apart</source>
        <translation>Distinguer les orateurs</translation>
    </message>
    <message>
        <source>What does so where an event does not say otherwise.</source>
        <translation>Ce qui le fait quand un événement ne dit rien d&apos;autre.</translation>
    </message>
    <message>
        <source>Going on air where another desk is</source>
        <translation>Prendre l&apos;antenne où se trouve un autre pupitre</translation>
    </message>
    <message>
        <source>What happens when an interpreter takes a channel that another one holds.</source>
        <translation>Ce qui se passe quand un interprète prend un canal qu&apos;un autre tient.</translation>
    </message>
    <message>
        <source>Is refused</source>
        <translation>Est refusé</translation>
    </message>
    <message>
        <source>Takes the channel over</source>
        <translation>Prend le canal</translation>
    </message>
    <message>
        <source>Both are heard</source>
        <translation>On entend les deux</translation>
    </message>
    <message>
        <source>Say that the voice is a machine&apos;s</source>
        <translation>Dire que la voix est celle d&apos;une machine</translation>
    </message>
    <message>
        <source>Listeners of a new event are told so once, in their language, before the first word.</source>
        <translation>Les auditeurs d&apos;un nouvel événement l&apos;apprennent une fois, dans leur langue, avant le premier mot.</translation>
    </message>
    <message>
        <source>Keep sessions</source>
        <translation>Garder les sessions</translation>
    </message>
    <message>
        <source>Sessions that ended longer ago are deleted with text and sound.</source>
        <translation>Les sessions terminées depuis plus longtemps sont supprimées avec texte et son.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>jours</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>toujours</translation>
    </message>
    <message>
        <source>Keep the sound of sessions</source>
        <translation>Garder le son des sessions</translation>
    </message>
    <message>
        <source>The sound of sessions that ended longer ago is deleted; their text stays.</source>
        <translation>Le son des sessions terminées depuis plus longtemps est supprimé ; leur texte reste.</translation>
    </message>
    <message>
        <source>Folder for models</source>
        <translation>Dossier des modèles</translation>
    </message>
    <message>
        <source>Where models are looked for, and put when they are fetched.</source>
        <translation>Où les modèles sont cherchés, et rangés quand on les télécharge.</translation>
    </message>
    <message>
        <source>beside the sessions</source>
        <translation>à côté des sessions</translation>
    </message>
    <message>
        <source>Keep models loaded</source>
        <translation>Garder les modèles chargés</translation>
    </message>
    <message>
        <source>So long after a session the next one begins at once; until then they take up memory. Takes effect when the core is started the next time.</source>
        <translation>Pendant ce temps après une session, la suivante commence aussitôt ; jusque-là ils occupent de la mémoire. Prend effet au prochain démarrage du noyau.</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>pas du tout</translation>
    </message>
    <message>
        <source>Threads of the processor</source>
        <translation>Threads du processeur</translation>
    </message>
    <message>
        <source>More are faster where many cores have nothing else to do, and slower elsewhere.</source>
        <translation>Davantage va plus vite où beaucoup de cœurs n&apos;ont rien d&apos;autre à faire, et plus lentement ailleurs.</translation>
    </message>
    <message>
        <source>per model</source>
        <translation>par modèle</translation>
    </message>
    <message>
        <source>What logs hold</source>
        <translation>Ce que contiennent les journaux</translation>
    </message>
    <message>
        <source>Logs never hold speech or names. Takes effect when window and core are started the next time.</source>
        <translation>Les journaux ne contiennent jamais de paroles ni de noms. Prend effet au prochain démarrage de la fenêtre et du noyau.</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Les erreurs</translation>
    </message>
    <message>
        <source>And what may go wrong</source>
        <translation>Aussi les avertissements</translation>
    </message>
    <message>
        <source>And what happens</source>
        <translation>Aussi ce qui se passe</translation>
    </message>
    <message>
        <source>Look for a newer OpenBooth</source>
        <translation>Chercher un OpenBooth plus récent</translation>
    </message>
    <message>
        <source>Asks the place it came from once a day, never during a session; nothing is sent.</source>
        <translation>Demande une fois par jour là d&apos;où il vient, jamais pendant une session ; rien n&apos;est envoyé.</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Sous-titres</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Dark for a booth, light for a bright room.</source>
        <translation>Sombre pour une cabine, clair pour une salle lumineuse.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Taille de l&apos;ensemble</translation>
    </message>
    <message>
        <source>Texts, controls and meters grow together.</source>
        <translation>Textes, commandes et indicateurs grandissent ensemble.</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Ce qui est montré</translation>
    </message>
    <message>
        <source>The simple view has what a plain event needs; nothing is switched off by it.</source>
        <translation>La vue simple a ce qu&apos;il faut pour un événement ordinaire ; elle ne désactive rien.</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>Simple</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>For the room, on a second display.</source>
        <translation>Pour la salle, sur un deuxième écran.</translation>
    </message>
    <message>
        <source>Above other windows.</source>
        <translation>Au-dessus des autres fenêtres.</translation>
    </message>
    <message>
        <source>Letters for the room</source>
        <translation>Lettres pour la salle</translation>
    </message>
    <message>
        <source>Colours for the room</source>
        <translation>Couleurs pour la salle</translation>
    </message>
    <message>
        <source>Letters above other windows</source>
        <translation>Lettres au-dessus des autres fenêtres</translation>
    </message>
    <message>
        <source>Colours above other windows</source>
        <translation>Couleurs au-dessus des autres fenêtres</translation>
    </message>
    <message>
        <source>Background above other windows</source>
        <translation>Fond au-dessus des autres fenêtres</translation>
    </message>
    <message>
        <source>How much of what lies behind the captions it hides; the letters are always opaque.</source>
        <translation>Ce qu&apos;il cache de ce qui est derrière les sous-titres ; les lettres sont toujours opaques.</translation>
    </message>
    <message>
        <source>{number} points</source>
        <translation>{number} points</translation>
    </message>
    <message>
        <source>White on black</source>
        <translation>Blanc sur noir</translation>
    </message>
    <message>
        <source>Yellow on black</source>
        <translation>Jaune sur noir</translation>
    </message>
    <message>
        <source>Black on white</source>
        <translation>Noir sur blanc</translation>
    </message>
    <message>
        <source>As the application</source>
        <translation>Comme l&apos;application</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>The session cannot be read ({why}).</source>
        <translation>La session ne peut pas être lue ({why}).</translation>
    </message>
    <message numerus="yes">
        <source>%n term(s) were taken in.</source>
        <translation>
            <numerusform>%n terme a été repris.</numerusform>
            <numerusform>%n termes ont été repris.</numerusform>
        </translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>Écoute…</translation>
    </message>
    <message>
        <source>Sounds well</source>
        <translation>Le son est bon</translation>
    </message>
    <message>
        <source>Soft: say something. If it stays so, turn it up or go closer.</source>
        <translation>Faible : dites quelque chose. Si cela reste ainsi, montez le son ou approchez-vous.</translation>
    </message>
    <message>
        <source>Silent: is the microphone on?</source>
        <translation>Silencieux : le micro est-il allumé ?</translation>
    </message>
    <message>
        <source>Clipping: turn it down.</source>
        <translation>Saturé : baissez le son.</translation>
    </message>
    <message>
        <source>Too quiet: turn it up, or speak closer to the microphone.</source>
        <translation>Trop faible : montez le son, ou parlez plus près du micro.</translation>
    </message>
    <message>
        <source>Noisy: move the microphone closer, or away from fans and loudspeakers.</source>
        <translation>Bruyant : rapprochez le micro, ou éloignez-le des ventilateurs et des haut-parleurs.</translation>
    </message>
    <message>
        <source>No sound comes from it: is it plugged in?</source>
        <translation>Aucun son n&apos;en vient : est-il branché ?</translation>
    </message>
    <message>
        <source>This computer: {cores} processor cores, {memory} of memory, no graphics card that engines can use.</source>
        <translation>Cet ordinateur : {cores} cœurs de processeur, {memory} de mémoire, aucune carte graphique utilisable par les moteurs.</translation>
    </message>
    <message>
        <source>This computer: {cores} processor cores, {memory} of memory, a graphics card with {card}.</source>
        <translation>Cet ordinateur : {cores} cœurs de processeur, {memory} de mémoire, une carte graphique avec {card}.</translation>
    </message>
    <message>
        <source>It did not get far enough to tell: other programs keep this computer busy. Try again.</source>
        <translation>Il n&apos;est pas allé assez loin pour le dire : d&apos;autres programmes occupent cet ordinateur. Réessayez.</translation>
    </message>
    <message>
        <source>This computer keeps up: a second of speech takes it {share} s.</source>
        <translation>Cet ordinateur tient le rythme : une seconde de parole lui prend {share} s.</translation>
    </message>
    <message>
        <source>This computer falls behind: a second of speech takes it {share} s. End other programs.</source>
        <translation>Cet ordinateur ne suit pas : une seconde de parole lui prend {share} s. Fermez d&apos;autres programmes.</translation>
    </message>
    <message>
        <source>{engine}: {profile}</source>
        <translation>{engine} : {profile}</translation>
    </message>
    <message>
        <source>Not for commercial events: the licence of its models forbids that.</source>
        <translation>Pas pour les événements commerciaux : la licence de ses modèles l&apos;interdit.</translation>
    </message>
    <message>
        <source>A demonstration: it understands clear English only, and not everybody&apos;s.</source>
        <translation>Une démonstration : il ne comprend que l&apos;anglais clair, et pas celui de tout le monde.</translation>
    </message>
    <message>
        <source>Recommended for this computer</source>
        <translation>Recommandé pour cet ordinateur</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Licence : {licence}</translation>
    </message>
    <message>
        <source>Licence: {licence}; for commercial events too</source>
        <translation>Licence : {licence} ; aussi pour les événements commerciaux</translation>
    </message>
    <message>
        <source>{size} to download</source>
        <translation>{size} à télécharger</translation>
    </message>
    <message>
        <source>ready to use</source>
        <translation>prêt à servir</translation>
    </message>
    <message>
        <source>takes {size} of memory</source>
        <translation>prend {size} de mémoire</translation>
    </message>
    <message>
        <source>How far captions lag behind is not known</source>
        <translation>On ne sait pas de combien les sous-titres retardent</translation>
    </message>
    <message>
        <source>Captions {seconds} s behind the speaker (measured on two cores)</source>
        <translation>Sous-titres {seconds} s après l&apos;orateur (mesuré sur deux cœurs)</translation>
    </message>
    <message>
        <source>Captions about {seconds} s behind the speaker (an estimate)</source>
        <translation>Sous-titres environ {seconds} s après l&apos;orateur (une estimation)</translation>
    </message>
    <message>
        <source>Does not do these languages.</source>
        <translation>Ne fait pas ces langues.</translation>
    </message>
    <message>
        <source>Needs {size} of free memory.</source>
        <translation>Il lui faut {size} de mémoire libre.</translation>
    </message>
    <message>
        <source>Needs a graphics card with {size}.</source>
        <translation>Il lui faut une carte graphique avec {size}.</translation>
    </message>
    <message>
        <source>Needs {cores} processor cores.</source>
        <translation>Il lui faut {cores} cœurs de processeur.</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bon</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>faible</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>silencieux</translation>
    </message>
    <message>
        <source>clipping</source>
        <translation>saturé</translation>
    </message>
    <message>
        <source>too quiet</source>
        <translation>trop faible</translation>
    </message>
    <message>
        <source>noisy</source>
        <translation>bruyant</translation>
    </message>
    <message>
        <source>no sound comes from it</source>
        <translation>aucun son n&apos;en vient</translation>
    </message>
    <message>
        <source>{file} cannot be written ({why}); choose another place.</source>
        <translation>{file} ne peut pas être écrit ({why}) ; choisissez un autre endroit.</translation>
    </message>
    <message>
        <source>{file} cannot be read ({why}).</source>
        <translation>{file} ne peut pas être lu ({why}).</translation>
    </message>
    <message>
        <source>The window ended unexpectedly last time, so it opened without its layout, the last event and plug-ins.</source>
        <translation>La fenêtre s&apos;est arrêtée de façon inattendue la dernière fois ; elle s&apos;est donc ouverte sans sa disposition, le dernier événement ni les extensions.</translation>
    </message>
    <message>
        <source>The window opened without its layout, the last event and plug-ins, as asked.</source>
        <translation>La fenêtre s&apos;est ouverte sans sa disposition, le dernier événement ni les extensions, comme demandé.</translation>
    </message>
    <message>
        <source>Use everything again</source>
        <translation>Tout utiliser de nouveau</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sans limite</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>The voice hurries so that listeners are not later than this, and leaves out what still would be; it can be read all the same.</source>
        <translation>La voix se presse pour que les auditeurs n&apos;aient pas plus de décalage que cela, et omet ce qui viendrait encore trop tard ; on peut le lire tout de même.</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About OpenBooth</source>
        <translation>À propos d&apos;OpenBooth</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Simultaneous interpretation on your own machine</source>
        <translation>L&apos;interprétation simultanée sur votre propre machine</translation>
    </message>
    <message>
        <source>What is said in the room stays on this computer: nothing is sent anywhere.</source>
        <translation>Ce qui se dit dans la salle reste sur cet ordinateur : rien n&apos;est envoyé nulle part.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>OpenBooth</source>
        <translation>OpenBooth</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Composants</translation>
    </message>
    <message>
        <source>OpenBooth is free software: you may use, study, share and change it under the GNU General Public License, version 3 or later (GPL-3.0-or-later). It comes without any warranty.</source>
        <translation>OpenBooth est un logiciel libre : vous pouvez l&apos;utiliser, l&apos;étudier, le partager et le modifier selon la licence publique générale GNU, version 3 ou ultérieure (GPL-3.0-or-later). Il est fourni sans aucune garantie.</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenêtres</translation>
    </message>
    <message>
        <source>Made with Qt {version}, used under the LGPL, version 3.</source>
        <translation>Fait avec Qt {version}, utilisé selon la LGPL, version 3.</translation>
    </message>
    <message>
        <source>Engines and models</source>
        <translation>Moteurs et modèles</translation>
    </message>
    <message>
        <source>Models are your choice and keep licences of their own; read them before an event.</source>
        <translation>Les modèles sont votre choix et gardent leurs propres licences ; lisez-les avant un événement.</translation>
    </message>
</context>
<context>
    <name>ActivityDot</name>
    <message>
        <source>Voice activity</source>
        <translation>Activité vocale</translation>
    </message>
    <message>
        <source>speech</source>
        <translation>parole</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>silence</translation>
    </message>
</context>
<context>
    <name>AudienceCard</name>
    <message>
        <source>Who listens</source>
        <translation>Qui écoute</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Salle</translation>
    </message>
    <message>
        <source>{number} of {most}</source>
        <translation>{number} sur {most}</translation>
    </message>
    <message>
        <source>{number}: the room is full</source>
        <translation>{number} : la salle est pleine</translation>
    </message>
</context>
<context>
    <name>AudienceRow</name>
    <message>
        <source>Hear</source>
        <translation>Écoutent</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lisent</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Délai</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdus</translation>
    </message>
    <message>
        <source>Too fast</source>
        <translation>Trop rapide</translation>
    </message>
    <message>
        <source>They hear the channel</source>
        <translation>Ils entendent le canal</translation>
    </message>
    <message>
        <source>They read the captions only</source>
        <translation>Ils lisent seulement les sous-titres</translation>
    </message>
    <message>
        <source>How many pressed “I am lost” in the last minute</source>
        <translation>Combien ont appuyé sur « je suis perdu » la dernière minute</translation>
    </message>
    <message>
        <source>How many pressed “too fast” in the last minute</source>
        <translation>Combien ont appuyé sur « trop rapide » la dernière minute</translation>
    </message>
    <message>
        <source>The share of sound that got lost on the way in the last seconds</source>
        <translation>La part du son perdue en route ces dernières secondes</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
    <message>
        <source>How long sound is under way to the phones</source>
        <translation>Le temps que met le son jusqu&apos;aux téléphones</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
    <message>
        <source>Earlier messages: {number}</source>
        <translation>Messages précédents : {number}</translation>
    </message>
</context>
<context>
    <name>CaptionWall</name>
    <message>
        <source>Floor</source>
        <translation>Salle</translation>
    </message>
    <message>
        <source>{language} · AI interpretation</source>
        <translation>{language} · interprétation par IA</translation>
    </message>
    <message>
        <source>{language} · AI captions</source>
        <translation>{language} · sous-titres par IA</translation>
    </message>
</context>
<context>
    <name>CaptionWindow</name>
    <message>
        <source>Larger letters</source>
        <translation>Lettres plus grandes</translation>
    </message>
    <message>
        <source>Smaller letters</source>
        <translation>Lettres plus petites</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Spoken on the floor: {language}</source>
        <translation>Parlé en salle : {language}</translation>
    </message>
    <message>
        <source>White on black</source>
        <translation>Blanc sur noir</translation>
    </message>
    <message>
        <source>Yellow on black</source>
        <translation>Jaune sur noir</translation>
    </message>
    <message>
        <source>Black on white</source>
        <translation>Noir sur blanc</translation>
    </message>
    <message>
        <source>As the application</source>
        <translation>Comme l&apos;application</translation>
    </message>
</context>
<context>
    <name>ChannelCard</name>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Recorded only</source>
        <translation>Enregistré seulement</translation>
    </message>
    <message>
        <source>The usual one</source>
        <translation>L&apos;habituel</translation>
    </message>
    <message>
        <source>The whole floor</source>
        <translation>Toute la salle</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Salle</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Without one nobody in the room hears it</source>
        <translation>Sans sortie, personne ne l&apos;entend dans la salle</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>What is interpreted</source>
        <translation>Ce qui est interprété</translation>
    </message>
    <message>
        <source>A channel here makes it a relay</source>
        <translation>Un canal ici en fait un relais</translation>
    </message>
    <message>
        <source>Who is heard first</source>
        <translation>Qui est entendu d&apos;abord</translation>
    </message>
    <message>
        <source>Never later than</source>
        <translation>Décalage maximal</translation>
    </message>
    <message>
        <source>Name of the channel</source>
        <translation>Nom du canal</translation>
    </message>
    <message>
        <source>Take this channel out</source>
        <translation>Enlever ce canal</translation>
    </message>
    <message>
        <source>Relay of {channel}</source>
        <translation>Relais de {channel}</translation>
    </message>
    <message>
        <source>{name} (not there)</source>
        <translation>{name} (absent)</translation>
    </message>
</context>
<context>
    <name>ChannelKeys</name>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Salle</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Prendre le canal</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>Rendre</translation>
    </message>
    <message>
        <source>Listen in</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Usual voice</source>
        <translation>Voix habituelle</translation>
    </message>
    <message>
        <source>Each speaker&apos;s own</source>
        <translation>Celle de chaque orateur</translation>
    </message>
    <message>
        <source>{desk} hands {language} back to the machine (T)</source>
        <translation>{desk} rend {language} à la machine (T)</translation>
    </message>
    <message>
        <source>No desk is set up for {language}.</source>
        <translation>Aucun pupitre n&apos;est prévu pour {language}.</translation>
    </message>
    <message>
        <source>{desk} takes {language} over (T)</source>
        <translation>{desk} prend {language} (T)</translation>
    </message>
    <message>
        <source>{language}: the machine interprets</source>
        <translation>{language} : la machine interprète</translation>
    </message>
    <message>
        <source>{language}: the floor is heard</source>
        <translation>{language} : la salle est entendue</translation>
    </message>
    <message>
        <source>Listen in on {language} (S)</source>
        <translation>Écouter {language} (S)</translation>
    </message>
    <message>
        <source>Voice of {language}</source>
        <translation>Voix de {language}</translation>
    </message>
</context>
<context>
    <name>ChannelStrip</name>
    <message>
        <source>Mute</source>
        <translation>Couper le son</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Son coupé</translation>
    </message>
    <message>
        <source>More for this channel</source>
        <translation>Plus pour ce canal</translation>
    </message>
    <message>
        <source>Heard: {who}</source>
        <translation>On entend : {who}</translation>
    </message>
    <message>
        <source>Output…</source>
        <translation>Sortie…</translation>
    </message>
    <message>
        <source>Output of {language}</source>
        <translation>Sortie de {language}</translation>
    </message>
    <message>
        <source>Mute {language}</source>
        <translation>Couper le son de {language}</translation>
    </message>
    <message>
        <source>Level of {channel}</source>
        <translation>Niveau de {channel}</translation>
    </message>
    <message>
        <source>More for {channel}</source>
        <translation>Plus pour {channel}</translation>
    </message>
</context>
<context>
    <name>ChannelsPage</name>
    <message>
        <source>What listeners choose from: one channel for every language, and more where needed.</source>
        <translation>Ce que les auditeurs peuvent choisir : un canal par langue, et davantage si besoin.</translation>
    </message>
    <message>
        <source>Add a second channel</source>
        <translation>Ajouter un deuxième canal</translation>
    </message>
</context>
<context>
    <name>ChannelsPanel</name>
    <message>
        <source>Listener channels</source>
        <translation>Canaux d&apos;écoute</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
    <message>
        <source>Search languages</source>
        <translation>Chercher des langues</translation>
    </message>
    <message>
        <source>Add language</source>
        <translation>Ajouter une langue</translation>
    </message>
    <message>
        <source>Interpret into one more language</source>
        <translation>Interpréter vers une langue de plus</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>déjà là</translation>
    </message>
    <message>
        <source>Nobody is interpreted yet. Add the first language.</source>
        <translation>Personne n&apos;est encore interprété. Ajoutez la première langue.</translation>
    </message>
</context>
<context>
    <name>CommandBar</name>
    <message>
        <source>Off the record</source>
        <translation>Hors procès-verbal</translation>
    </message>
    <message>
        <source>Nothing is recognised, written or recorded while it is on</source>
        <translation>Rien n&apos;est reconnu, écrit ni enregistré tant que c&apos;est actif</translation>
    </message>
    <message>
        <source>Off the record: the room hears the floor, nothing is written (Ctrl+R)</source>
        <translation>Hors procès-verbal : la salle s&apos;entend, rien n&apos;est écrit (Ctrl+R)</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Préparer</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>Pupitres</translation>
    </message>
    <message>
        <source>Presenter</source>
        <translation>Présentation</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Incrustation</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Téléphones</translation>
    </message>
    <message>
        <source>Phones in the room (Ctrl+J)</source>
        <translation>Téléphones dans la salle (Ctrl+J)</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>End the session (Ctrl+Return)</source>
        <translation>Terminer la session (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Start the session (Ctrl+Return)</source>
        <translation>Démarrer la session (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Everything else (Alt+M)</source>
        <translation>Tout le reste (Alt+M)</translation>
    </message>
</context>
<context>
    <name>ConcernList</name>
    <message>
        <source>What needs attention</source>
        <translation>Ce qui demande attention</translation>
    </message>
    <message>
        <source>Show everything that needs attention (Alt+N)</source>
        <translation>Montrer tout ce qui demande attention (Alt+N)</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n de plus</numerusform>
            <numerusform>%n de plus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more that need attention</source>
        <translation>
            <numerusform>%n autre point demande attention</numerusform>
            <numerusform>%n autres points demandent attention</numerusform>
        </translation>
    </message>
    <message>
        <source>Alarm: {what}</source>
        <translation>Alarme : {what}</translation>
    </message>
</context>
<context>
    <name>ConcernRow</name>
    <message>
        <source>Put this message away</source>
        <translation>Ranger ce message</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Tout va bien</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Put away: {sentence}</source>
        <translation>Ranger : {sentence}</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>The core ended in the middle of the session; what was said until then is on record.</source>
        <translation>Le noyau s&apos;est arrêté au milieu de la session ; ce qui avait été dit est enregistré.</translation>
    </message>
</context>
<context>
    <name>ConversationArea</name>
    <message>
        <source>Speaker ?</source>
        <translation>Orateur ?</translation>
    </message>
    <message>
        <source>{seconds} s of {source} are missing ({cause})</source>
        <translation>Il manque {seconds} s de {source} ({cause})</translation>
    </message>
</context>
<context>
    <name>ConversationHead</name>
    <message>
        <source>Language beside the floor</source>
        <translation>Langue à côté de la salle</translation>
    </message>
    <message>
        <source>One column per language (Ctrl+L)</source>
        <translation>Une colonne par langue (Ctrl+L)</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>Toutes les langues</translation>
    </message>
    <message>
        <source>Name speakers, or make two of them one</source>
        <translation>Nommer les orateurs, ou en réunir deux</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Orateurs</translation>
    </message>
    <message>
        <source>Search the conversation</source>
        <translation>Chercher dans la conversation</translation>
    </message>
    <message>
        <source>Search the conversation (Ctrl+F)</source>
        <translation>Chercher dans la conversation (Ctrl+F)</translation>
    </message>
</context>
<context>
    <name>ConversationPanel</name>
    <message>
        <source>Jump to live</source>
        <translation>Aller au direct</translation>
    </message>
    <message>
        <source>What is said appears here.</source>
        <translation>Ce qui est dit apparaît ici.</translation>
    </message>
    <message>
        <source>Go to the newest words and stay with them (End)</source>
        <translation>Aller aux mots les plus récents et y rester (Fin)</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Salle</translation>
    </message>
    <message>
        <source>Nobody has spoken yet</source>
        <translation>Personne n&apos;a encore parlé</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
</context>
<context>
    <name>CoughKey</name>
    <message>
        <source>Cough</source>
        <translation>Toux</translation>
    </message>
    <message>
        <source>Hold to switch your microphone off</source>
        <translation>Maintenez pour couper votre micro</translation>
    </message>
    <message>
        <source>COUGH</source>
        <translation>TOUX</translation>
    </message>
    <message>
        <source>Microphone is off</source>
        <translation>Le micro est coupé</translation>
    </message>
    <message>
        <source>Hold to be silent</source>
        <translation>Maintenez pour vous taire</translation>
    </message>
</context>
<context>
    <name>DeskCard</name>
    <message>
        <source>Microphone</source>
        <translation>Micro</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Casque</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>May speak on (none: every channel)</source>
        <translation>Peut parler sur (aucun : tous les canaux)</translation>
    </message>
    <message>
        <source>Take this desk out</source>
        <translation>Enlever ce pupitre</translation>
    </message>
    <message>
        <source>May speak on {channel}</source>
        <translation>Peut parler sur {channel}</translation>
    </message>
</context>
<context>
    <name>DeskPanel</name>
    <message>
        <source>Desk {desk}</source>
        <translation>Pupitre {desk}</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Moins vite</translation>
    </message>
    <message>
        <source>Ask the speaker</source>
        <translation>Demander à l&apos;orateur</translation>
    </message>
    <message>
        <source>Ask the speaker to slow down</source>
        <translation>Demander à l&apos;orateur de ralentir</translation>
    </message>
    <message>
        <source>Ask the speaker to slow down; nobody is told who asked</source>
        <translation>Demander à l&apos;orateur de ralentir ; personne ne saura qui l&apos;a demandé</translation>
    </message>
    <message>
        <source>No session runs</source>
        <translation>Aucune session en cours</translation>
    </message>
    <message>
        <source>This desk has no headphones; choose some in the set-up</source>
        <translation>Ce pupitre n&apos;a pas de casque ; choisissez-en un dans la préparation</translation>
    </message>
    <message>
        <source>The speaker is asked</source>
        <translation>C&apos;est demandé à l&apos;orateur</translation>
    </message>
</context>
<context>
    <name>DeskVolume</name>
    <message>
        <source>Headphone volume</source>
        <translation>Volume du casque</translation>
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
        <translation>Pupitres d&apos;interprètes</translation>
    </message>
    <message>
        <source>This event has no desk for an interpreter; add one in the set-up.</source>
        <translation>Cet événement n&apos;a pas de pupitre d&apos;interprète ; ajoutez-en un dans la préparation.</translation>
    </message>
</context>
<context>
    <name>DesksPage</name>
    <message>
        <source>Places of interpreters, who can take a channel over from the machine at any time.</source>
        <translation>Places des interprètes, qui peuvent prendre à tout moment un canal à la machine.</translation>
    </message>
    <message>
        <source>Add a desk</source>
        <translation>Ajouter un pupitre</translation>
    </message>
    <message>
        <source>desk</source>
        <translation>pupitre</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>A session runs: change channels and sources in this window, or stop it first.</source>
        <translation>Une session est en cours : changez canaux et sources dans cette fenêtre, ou arrêtez-la d&apos;abord.</translation>
    </message>
    <message>
        <source>The session was cut off.</source>
        <translation>La session a été interrompue.</translation>
    </message>
    <message>
        <source>A new session can go on with the same inputs and channels. The old one stays on record.</source>
        <translation>Une nouvelle session peut continuer avec les mêmes entrées et canaux. L&apos;ancienne reste enregistrée.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <source>No speech, no names, no keys and no paths of this computer are in it; read it before you send it.</source>
        <translation>Il ne contient ni paroles, ni noms, ni clés, ni chemins de cet ordinateur ; lisez-le avant de l&apos;envoyer.</translation>
    </message>
    <message>
        <source>Being gathered…</source>
        <translation>Rassemblement…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>The file is there; it can be sent now.</source>
        <translation>Le fichier est là ; on peut l&apos;envoyer maintenant.</translation>
    </message>
    <message>
        <source>It is on the clipboard.</source>
        <translation>C&apos;est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Where to keep the diagnostics</source>
        <translation>Où garder le diagnostic</translation>
    </message>
    <message>
        <source>ZIP files (*.zip)</source>
        <translation>Fichiers ZIP (*.zip)</translation>
    </message>
</context>
<context>
    <name>EnginePage</name>
    <message>
        <source>What turns speech into another language, and what tells speakers apart.</source>
        <translation>Ce qui fait passer la parole dans une autre langue, et ce qui distingue les orateurs.</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Comme d&apos;habitude</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>Le sien</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>Model (profile or folder)</source>
        <translation>Modèle (profil ou dossier)</translation>
    </message>
    <message>
        <source>Speakers are told apart by</source>
        <translation>Les orateurs sont distingués par</translation>
    </message>
    <message>
        <source>Model for speakers (folder)</source>
        <translation>Modèle pour les orateurs (dossier)</translation>
    </message>
    <message>
        <source>How many people speak</source>
        <translation>Combien de personnes parlent</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Au plus</translation>
    </message>
    <message>
        <source>Not for commercial events: the licence of its models forbids that.</source>
        <translation>Pas pour les événements commerciaux : la licence de ses modèles l&apos;interdit.</translation>
    </message>
    <message>
        <source>{engine} (the usual one)</source>
        <translation>{engine} (l&apos;habituel)</translation>
    </message>
    <message>
        <source>{engine} (a demonstration)</source>
        <translation>{engine} (une démonstration)</translation>
    </message>
    <message>
        <source>{engine} (not for commercial events)</source>
        <translation>{engine} (pas pour les événements commerciaux)</translation>
    </message>
</context>
<context>
    <name>EnginesPage</name>
    <message>
        <source>What interprets?</source>
        <translation>Qu&apos;est-ce qui interprète ?</translation>
    </message>
    <message>
        <source>Everything is computed on this computer; nothing that is said leaves it.</source>
        <translation>Tout est calculé sur cet ordinateur ; rien de ce qui est dit n&apos;en sort.</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>Examen de cet ordinateur…</translation>
    </message>
    <message>
        <source>Measure how fast this computer is (10 seconds)</source>
        <translation>Mesurer la vitesse de cet ordinateur (10 secondes)</translation>
    </message>
    <message>
        <source>No engine does these languages on this computer: choose others.</source>
        <translation>Aucun moteur ne fait ces langues sur cet ordinateur : choisissez-en d&apos;autres.</translation>
    </message>
    <message>
        <source>Measuring, for ten seconds…</source>
        <translation>Mesure pendant dix secondes…</translation>
    </message>
</context>
<context>
    <name>EventDesk</name>
    <message>
        <source>Open an event</source>
        <translation>Ouvrir un événement</translation>
    </message>
    <message>
        <source>event</source>
        <translation>événement</translation>
    </message>
    <message>
        <source>Save the event</source>
        <translation>Enregistrer l&apos;événement</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>Choisir un enregistrement</translation>
    </message>
    <message>
        <source>The event has changes that are not saved. Save them first?</source>
        <translation>L&apos;événement a des modifications non enregistrées. Les enregistrer d&apos;abord ?</translation>
    </message>
    <message>
        <source>A session is running; stop it first.</source>
        <translation>Une session est en cours ; arrêtez-la d&apos;abord.</translation>
    </message>
    <message>
        <source>Events (*{suffix})</source>
        <translation>Événements (*{suffix})</translation>
    </message>
</context>
<context>
    <name>EventPage</name>
    <message>
        <source>What the event is called, what is spoken there, and the rules of the house.</source>
        <translation>Le nom de l&apos;événement, ce qui s&apos;y parle, et les règles de la maison.</translation>
    </message>
    <message>
        <source>Annual assembly</source>
        <translation>Assemblée annuelle</translation>
    </message>
    <message>
        <source>Listening in</source>
        <translation>Écoute</translation>
    </message>
    <message>
        <source>Nowhere</source>
        <translation>Nulle part</translation>
    </message>
    <message>
        <source>It has to ask</source>
        <translation>Il doit demander</translation>
    </message>
    <message>
        <source>It takes over</source>
        <translation>Il le prend</translation>
    </message>
    <message>
        <source>Both are heard</source>
        <translation>On entend les deux</translation>
    </message>
    <message>
        <source>Tell listeners that the voice is synthetic</source>
        <translation>Dire aux auditeurs que la voix est synthétique</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>Langue parlée</translation>
    </message>
    <message>
        <source>Also spoken</source>
        <translation>Aussi parlées</translation>
    </message>
    <message>
        <source>Where people speak in more than one language</source>
        <translation>Si l&apos;on parle plus d&apos;une langue</translation>
    </message>
    <message>
        <source>Where you listen in</source>
        <translation>Où vous écoutez</translation>
    </message>
    <message>
        <source>One source or channel at a time, for you only</source>
        <translation>Une source ou un canal à la fois, pour vous seul</translation>
    </message>
    <message>
        <source>When a desk wants a channel that another one holds</source>
        <translation>Quand un pupitre veut un canal qu&apos;un autre tient</translation>
    </message>
</context>
<context>
    <name>EventSetupDialog</name>
    <message>
        <source>Set up the event</source>
        <translation>Préparer l&apos;événement</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canaux</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>Pupitres</translation>
    </message>
    <message>
        <source>Names and terms</source>
        <translation>Noms et termes</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>Use this set-up</source>
        <translation>Utiliser cette préparation</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
    <message>
        <source>What the format has room for</source>
        <translation>Ce que le format peut contenir</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>Écriture de {file}…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Choose one language at least.</source>
        <translation>Choisissez au moins une langue.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>Chercher (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the conversation</source>
        <translation>Chercher dans la conversation</translation>
    </message>
    <message>
        <source>Earlier hit (Shift+F3)</source>
        <translation>Résultat précédent (Maj+F3)</translation>
    </message>
    <message>
        <source>Later hit (F3)</source>
        <translation>Résultat suivant (F3)</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count} trouvés</translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation>{position} sur {count}</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>A session runs: stop it first, then set up step by step.</source>
        <translation>Une session est en cours : arrêtez-la d&apos;abord, puis préparez pas à pas.</translation>
    </message>
    <message>
        <source>The models are here: from now on {engine} interprets.</source>
        <translation>Les modèles sont là : désormais {engine} interprète.</translation>
    </message>
</context>
<context>
    <name>FloorPanel</name>
    <message>
        <source>Floor</source>
        <translation>Salle</translation>
    </message>
    <message>
        <source>Add source</source>
        <translation>Ajouter une source</translation>
    </message>
    <message>
        <source>Listen to one more microphone, loopback or recording</source>
        <translation>Écouter un micro, une boucle ou un enregistrement de plus</translation>
    </message>
</context>
<context>
    <name>FullScreen</name>
    <message>
        <source>{display} (not connected)</source>
        <translation>{display} (non connecté)</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Écran</translation>
    </message>
    <message>
        <source>The second one</source>
        <translation>Le deuxième</translation>
    </message>
</context>
<context>
    <name>GlossaryDialog</name>
    <message>
        <source>Glossary</source>
        <translation>Glossaire</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Changes count from the next words on.</source>
        <translation>Les changements valent dès les prochains mots.</translation>
    </message>
</context>
<context>
    <name>GlossaryKeys</name>
    <message>
        <source>Add a term</source>
        <translation>Ajouter un terme</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>Importer un fichier…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler l&apos;action</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
</context>
<context>
    <name>GlossaryModel</name>
    <message>
        <source>Take in terms</source>
        <translation>Reprendre des termes</translation>
    </message>
    <message>
        <source>Add a term</source>
        <translation>Ajouter un terme</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>This term stands here more than once.</source>
        <translation>Ce terme figure ici plus d&apos;une fois.</translation>
    </message>
    <message>
        <source>Edit a term</source>
        <translation>Modifier un terme</translation>
    </message>
    <message>
        <source>A term without a translation is not translated; a tick takes its translations away.</source>
        <translation>Un terme sans traduction n&apos;est pas traduit ; cocher enlève ses traductions.</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Terme</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>Reste tel quel</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>GlossaryTable</name>
    <message>
        <source>Glossary</source>
        <translation>Glossaire</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Search the glossary</source>
        <translation>Chercher dans le glossaire</translation>
    </message>
    <message>
        <source>{file} has the glossary now.</source>
        <translation>{file} contient maintenant le glossaire.</translation>
    </message>
    <message>
        <source>There was no term to take in.</source>
        <translation>Il n&apos;y avait aucun terme à reprendre.</translation>
    </message>
    <message>
        <source>There already, now with the new translations: {terms}</source>
        <translation>Déjà là, maintenant avec les nouvelles traductions : {terms}</translation>
    </message>
    <message>
        <source>More than once: {terms}</source>
        <translation>Plus d&apos;une fois : {terms}</translation>
    </message>
    <message>
        <source>Choose a glossary</source>
        <translation>Choisir un glossaire</translation>
    </message>
    <message>
        <source>Glossaries (*.csv *.txt *.tbx *.xml)</source>
        <translation>Glossaires (*.csv *.txt *.tbx *.xml)</translation>
    </message>
    <message>
        <source>Where to keep the glossary</source>
        <translation>Où garder le glossaire</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tableau (*.csv)</translation>
    </message>
    <message>
        <source>TBX for terminology programs (*.tbx)</source>
        <translation>TBX pour les programmes de terminologie (*.tbx)</translation>
    </message>
</context>
<context>
    <name>HandoverBar</name>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Céder</translation>
    </message>
    <message>
        <source>{desk} asks for {language}</source>
        <translation>{desk} demande {language}</translation>
    </message>
</context>
<context>
    <name>HelpCell</name>
    <message>
        <source>Number</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Terme</translation>
    </message>
</context>
<context>
    <name>HelpStripPanel</name>
    <message>
        <source>Help for interpreters</source>
        <translation>Aide pour les interprètes</translation>
    </message>
    <message>
        <source>Said: {language}</source>
        <translation>Dit : {language}</translation>
    </message>
    <message>
        <source>Machine: {language}</source>
        <translation>Machine : {language}</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import corrections</source>
        <translation>Importer des corrections</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>Lecture de {file}…</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>In the document</source>
        <translation>Dans le document</translation>
    </message>
    <message>
        <source>What the document changes</source>
        <translation>Ce que change le document</translation>
    </message>
    <message>
        <source>Where both were edited, take what the document says</source>
        <translation>Où les deux ont été modifiés, prendre ce que dit le document</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Terme</translation>
    </message>
    <message>
        <source>Translations</source>
        <translation>Traductions</translation>
    </message>
    <message>
        <source>Terms for the glossary</source>
        <translation>Termes pour le glossaire</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Orateur</translation>
    </message>
    <message>
        <source>{what}, edited here too</source>
        <translation>{what}, modifié ici aussi</translation>
    </message>
    <message>
        <source>The corrections are in the session. Which of these terms are for the glossary?</source>
        <translation>Les corrections sont dans la session. Lesquels de ces termes vont dans le glossaire ?</translation>
    </message>
    <message>
        <source>Add to the glossary</source>
        <translation>Ajouter au glossaire</translation>
    </message>
    <message>
        <source>None of them</source>
        <translation>Aucun d&apos;eux</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) will be imported, in one step that can be undone.</source>
        <translation>
            <numerusform>%n correction sera importée, en une étape que l&apos;on peut annuler.</numerusform>
            <numerusform>%n corrections seront importées, en une étape que l&apos;on peut annuler.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IncomingChoice</name>
    <message>
        <source>Listen to something else</source>
        <translation>Écouter autre chose</translation>
    </message>
    <message>
        <source>FLOOR</source>
        <translation>SALLE</translation>
    </message>
    <message>
        <source>Listen to the whole floor</source>
        <translation>Écouter toute la salle</translation>
    </message>
    <message>
        <source>One input of the floor</source>
        <translation>Une entrée de la salle</translation>
    </message>
    <message>
        <source>More …</source>
        <translation>Plus…</translation>
    </message>
    <message>
        <source>{language} carries the floor</source>
        <translation>{language} porte la salle</translation>
    </message>
    <message>
        <source>{language}: a translation of the floor</source>
        <translation>{language} : une traduction de la salle</translation>
    </message>
    <message>
        <source>{language}: a translation of a translation</source>
        <translation>{language} : une traduction d&apos;une traduction</translation>
    </message>
    <message>
        <source>You are on air on {language}, so you cannot listen to it</source>
        <translation>Vous êtes à l&apos;antenne sur {language}, vous ne pouvez donc pas l&apos;écouter</translation>
    </message>
</context>
<context>
    <name>InputChoice</name>
    <message>
        <source>Channel {number}</source>
        <translation>Canal {number}</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>Tous les canaux</translation>
    </message>
</context>
<context>
    <name>InputPage</name>
    <message>
        <source>Where does the sound come from?</source>
        <translation>D&apos;où vient le son ?</translation>
    </message>
    <message>
        <source>Speak, or have somebody speak: the input that moves is the one to choose.</source>
        <translation>Parlez, ou faites parler quelqu&apos;un : l&apos;entrée qui bouge est celle à choisir.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Regarder de nouveau</translation>
    </message>
    <message>
        <source>A recording instead…</source>
        <translation>Plutôt un enregistrement…</translation>
    </message>
    <message>
        <source>The recording {name}</source>
        <translation>L&apos;enregistrement {name}</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>Choisir un enregistrement</translation>
    </message>
</context>
<context>
    <name>InputRow</name>
    <message>
        <source>Listen to {device}</source>
        <translation>Écouter {device}</translation>
    </message>
    <message>
        <source>Level of {device}</source>
        <translation>Niveau de {device}</translation>
    </message>
    <message>
        <source>What this computer plays</source>
        <translation>Ce que joue cet ordinateur</translation>
    </message>
    <message>
        <source>Default input</source>
        <translation>Entrée par défaut</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrée</translation>
    </message>
</context>
<context>
    <name>InterruptedCard</name>
    <message>
        <source>Recover</source>
        <translation>Récupérer</translation>
    </message>
    <message>
        <source>Close its record at the last word, so that it can be read and exported</source>
        <translation>Clore son enregistrement au dernier mot, pour pouvoir le lire et l&apos;exporter</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Leave it as it is, and ask no more</source>
        <translation>La laisser telle quelle, et ne plus demander</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Abandonner…</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) on record.</source>
        <translation>
            <numerusform>%n ligne enregistrée.</numerusform>
            <numerusform>%n lignes enregistrées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Began {moment}.</source>
        <translation>Commencée le {moment}.</translation>
    </message>
    <message>
        <source>No final words are on record.</source>
        <translation>Aucun mot définitif n&apos;est enregistré.</translation>
    </message>
    <message>
        <source>Last final words at {time}, {position} into the session.</source>
        <translation>Derniers mots définitifs : {time}, {position} après le début.</translation>
    </message>
    <message>
        <source>Throw this session away, with its text and its sound? Nothing can bring it back.</source>
        <translation>Supprimer définitivement cette session, avec son texte et son audio ? Elle ne pourra pas être récupérée.</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>La supprimer</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>La laisser</translation>
    </message>
</context>
<context>
    <name>JoinCard</name>
    <message>
        <source>Wireless network</source>
        <translation>Réseau sans fil</translation>
    </message>
    <message>
        <source>Show it to the room</source>
        <translation>Montrer à la salle</translation>
    </message>
    <message>
        <source>Fill the second display with the QR code (Ctrl+Shift+J)</source>
        <translation>Remplir le deuxième écran avec le code QR (Ctrl+Maj+J)</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Copier le lien</translation>
    </message>
    <message>
        <source>Whoever has the link is let in</source>
        <translation>Quiconque a le lien est admis</translation>
    </message>
    <message>
        <source>Copy an overlay&apos;s address</source>
        <translation>Copier l&apos;adresse d&apos;une incrustation</translation>
    </message>
    <message>
        <source>Captions of a channel for a browser source, as in OBS or vMix</source>
        <translation>Sous-titres d&apos;un canal pour une source navigateur, comme dans OBS ou vMix</translation>
    </message>
    <message>
        <source>Revoke the link…</source>
        <translation>Révoquer le lien…</translation>
    </message>
    <message>
        <source>Send every phone away, and let only those in that get the new link</source>
        <translation>Renvoyer tous les téléphones, et n&apos;admettre que ceux qui reçoivent le nouveau lien</translation>
    </message>
    <message>
        <source>QR code that opens {address}</source>
        <translation>Code QR qui ouvre {address}</translation>
    </message>
    <message>
        <source>Address: {address}</source>
        <translation>Adresse : {address}</translation>
    </message>
    <message>
        <source>Room code: {code}</source>
        <translation>Code de salle : {code}</translation>
    </message>
    <message>
        <source>Every phone is sent away, and the link, the room code and the address of overlays become new: show the QR code again afterwards.</source>
        <translation>Tous les téléphones sont renvoyés, et le lien, le code de salle et l&apos;adresse des incrustations changent : montrez ensuite de nouveau le code QR.</translation>
    </message>
    <message>
        <source>Revoke the link</source>
        <translation>Révoquer le lien</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Le garder</translation>
    </message>
    <message>
        <source>Scan, or open this address</source>
        <translation>Scannez, ou ouvrez cette adresse</translation>
    </message>
    <message>
        <source>Room code</source>
        <translation>Code de salle</translation>
    </message>
</context>
<context>
    <name>JoinSlide</name>
    <message>
        <source>QR code for the room</source>
        <translation>Code QR pour la salle</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>QR code that opens {address}</source>
        <translation>Code QR qui ouvre {address}</translation>
    </message>
    <message>
        <source>Phones cannot join at the moment</source>
        <translation>Les téléphones ne peuvent pas se joindre en ce moment</translation>
    </message>
    <message>
        <source>Wireless network</source>
        <translation>Réseau sans fil</translation>
    </message>
    <message>
        <source>Scan, or open this address</source>
        <translation>Scannez, ou ouvrez cette adresse</translation>
    </message>
    <message>
        <source>Room code</source>
        <translation>Code de salle</translation>
    </message>
    <message>
        <source>You are told the PIN here</source>
        <translation>Le code PIN vous est donné ici</translation>
    </message>
    <message>
        <source>AI interpretation</source>
        <translation>Interprétation par IA</translation>
    </message>
</context>
<context>
    <name>LagBadge</name>
    <message>
        <source>No translation yet, so that nothing can be said of its lag.</source>
        <translation>Pas encore de traduction : on ne peut rien dire de son décalage.</translation>
    </message>
    <message>
        <source>Lag: not known yet</source>
        <translation>Décalage : pas encore connu</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>Lag: {lag}</source>
        <translation>Décalage : {lag}</translation>
    </message>
    <message>
        <source>words left out</source>
        <translation>mots omis</translation>
    </message>
    <message>
        <source>hurrying</source>
        <translation>se presse</translation>
    </message>
    <message>
        <source>waiting for words</source>
        <translation>attente de mots</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>moteur</translation>
    </message>
    <message>
        <source>voice queue</source>
        <translation>file de la voix</translation>
    </message>
    <message>
        <source>Most of it is waiting until enough of the sentence was said.</source>
        <translation>L&apos;essentiel est d&apos;attendre qu&apos;assez de la phrase soit dit.</translation>
    </message>
    <message>
        <source>The engine is slower than the speech: choose a smaller one, or fewer languages.</source>
        <translation>Le moteur est plus lent que la parole : choisissez-en un plus petit, ou moins de langues.</translation>
    </message>
    <message>
        <source>Speech waits to be heard: the translation is longer than what was said.</source>
        <translation>La voix attend d&apos;être entendue : la traduction est plus longue que ce qui a été dit.</translation>
    </message>
    <message>
        <source>How long after a word was said its translation is shown.</source>
        <translation>Combien de temps après un mot sa traduction est montrée.</translation>
    </message>
    <message>
        <source>Listeners are never to be later than {seconds}.</source>
        <translation>Les auditeurs ne doivent jamais avoir plus de {seconds} de décalage.</translation>
    </message>
    <message>
        <source>So that nobody is later than {seconds}, clauses and pauses are shorter and the voice is faster.</source>
        <translation>Pour que personne n&apos;ait plus de {seconds} de décalage, les phrases et les pauses sont plus courtes et la voix est plus rapide.</translation>
    </message>
    <message>
        <source>Words that were lately not spoken because too much waited: {number}. They can be read.</source>
        <translation>Mots qui n&apos;ont pas été prononcés récemment parce que trop attendait : {number}. On peut les lire.</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bon</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>moyen</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>mauvais</translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>Add a language</source>
        <translation>Ajouter une langue</translation>
    </message>
    <message>
        <source>Add a language…</source>
        <translation>Ajouter une langue…</translation>
    </message>
    <message>
        <source>Leave {language} out</source>
        <translation>Écarter {language}</translation>
    </message>
</context>
<context>
    <name>LanguagesPage</name>
    <message>
        <source>Which languages?</source>
        <translation>Quelles langues ?</translation>
    </message>
    <message>
        <source>What is spoken in the room, and what your listeners want to hear or read.</source>
        <translation>Ce qui se parle dans la salle, et ce que vos auditeurs veulent entendre ou lire.</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>Langue parlée</translation>
    </message>
    <message>
        <source>Also spoken, where people speak in more than one</source>
        <translation>Aussi parlées, si l&apos;on en parle plusieurs</translation>
    </message>
    <message>
        <source>Interpret into</source>
        <translation>Interpréter vers</translation>
    </message>
    <message>
        <source>Choose a language to interpret into.</source>
        <translation>Choisissez une langue vers laquelle interpréter.</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>A session is running.</source>
        <translation>Une session est en cours.</translation>
    </message>
    <message>
        <source>It can go on without this window; open OpenBooth again to see it, or stop it now.</source>
        <translation>Elle peut continuer sans cette fenêtre ; rouvrez OpenBooth pour la voir, ou arrêtez-la maintenant.</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>La laisser continuer</translation>
    </message>
    <message>
        <source>Stop it and quit</source>
        <translation>L&apos;arrêter et quitter</translation>
    </message>
    <message>
        <source>The session is being stopped; OpenBooth closes once it has ended.</source>
        <translation>La session s&apos;arrête ; OpenBooth se ferme dès qu&apos;elle est finie.</translation>
    </message>
    <message>
        <source>The session has not stopped; try again, or quit and let it go on, and stop it later.</source>
        <translation>La session ne s&apos;est pas arrêtée ; réessayez, ou quittez en la laissant continuer, et arrêtez-la plus tard.</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>silencieux</translation>
    </message>
    <message>
        <source>{rms} dB, peak {peak}</source>
        <translation>{rms} dB, crête {peak}</translation>
    </message>
    <message>
        <source>{levels}, clips</source>
        <translation>{levels}, sature</translation>
    </message>
</context>
<context>
    <name>ListenerCount</name>
    <message>
        <source>Listeners: {count}</source>
        <translation>Auditeurs : {count}</translation>
    </message>
    <message>
        <source>{readers} of them only read</source>
        <translation>dont {readers} ne font que lire</translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message>
        <source>Where you listen in</source>
        <translation>Où vous écoutez</translation>
    </message>
    <message>
        <source>How loud you listen in</source>
        <translation>Le volume auquel vous écoutez</translation>
    </message>
    <message>
        <source>Listen in: no output</source>
        <translation>Écoute : aucune sortie</translation>
    </message>
</context>
<context>
    <name>MainMenu</name>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Nouvel événement</translation>
    </message>
    <message>
        <source>Open event…</source>
        <translation>Ouvrir un événement…</translation>
    </message>
    <message>
        <source>Save event</source>
        <translation>Enregistrer l&apos;événement</translation>
    </message>
    <message>
        <source>Save event as…</source>
        <translation>Enregistrer l&apos;événement sous…</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Préparer…</translation>
    </message>
    <message>
        <source>Glossary…</source>
        <translation>Glossaire…</translation>
    </message>
    <message>
        <source>Set up step by step…</source>
        <translation>Préparer pas à pas…</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Démonstration</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Start or stop</source>
        <translation>Démarrer ou arrêter</translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation>Hors procès-verbal</translation>
    </message>
    <message>
        <source>Speakers…</source>
        <translation>Orateurs…</translation>
    </message>
    <message>
        <source>Phones…</source>
        <translation>Téléphones…</translation>
    </message>
    <message>
        <source>Sessions…</source>
        <translation>Sessions…</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenêtres</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>Pupitres</translation>
    </message>
    <message>
        <source>Captions for the room</source>
        <translation>Sous-titres pour la salle</translation>
    </message>
    <message>
        <source>Captions above other windows</source>
        <translation>Sous-titres au-dessus des autres fenêtres</translation>
    </message>
    <message>
        <source>QR code for the room</source>
        <translation>Code QR pour la salle</translation>
    </message>
    <message>
        <source>Those let clicks through</source>
        <translation>Ils laissent passer les clics</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>Simple</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Plus grand</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Plus petit</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>Taille habituelle</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modèles…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Réglages…</translation>
    </message>
    <message>
        <source>Diagnostics…</source>
        <translation>Diagnostic…</translation>
    </message>
    <message>
        <source>About OpenBooth</source>
        <translation>À propos d&apos;OpenBooth</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Start with {engine} instead</source>
        <translation>Démarrer plutôt avec {engine}</translation>
    </message>
    <message>
        <source>{engine} starts as soon as the session that runs has ended.</source>
        <translation>{engine} démarre dès que la session en cours est finie.</translation>
    </message>
</context>
<context>
    <name>ModelManagerDialog</name>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>Recherche de modèles…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Montrer le dossier</translation>
    </message>
    <message>
        <source>Import from a folder…</source>
        <translation>Importer d&apos;un dossier…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Models are kept in {folder}, where {size} are free. Another folder is used where OpenBooth is started with OPENBOOTH_DATA.</source>
        <translation>Les modèles sont dans {folder}, où {size} sont libres. Un autre dossier sert si OpenBooth est lancé avec OPENBOOTH_DATA.</translation>
    </message>
    <message>
        <source>Downloads go on when the session is over.</source>
        <translation>Les téléchargements reprennent quand la session est finie.</translation>
    </message>
    <message>
        <source>Also on this computer</source>
        <translation>Aussi sur cet ordinateur</translation>
    </message>
    <message>
        <source>Choose the folder of a model</source>
        <translation>Choisissez le dossier d&apos;un modèle</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Token for {model}</source>
        <translation>Jeton pour {model}</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Accept that licence and download</source>
        <translation>Accepter cette licence et télécharger</translation>
    </message>
    <message>
        <source>Use the token</source>
        <translation>Utiliser le jeton</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Check its files</source>
        <translation>Vérifier ses fichiers</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>D&apos;un dossier…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Choose the folder of {model}</source>
        <translation>Choisissez le dossier de {model}</translation>
    </message>
</context>
<context>
    <name>ModelWindows</name>
    <message>
        <source>{folder} does not say which model it holds; use “From a folder…” beside the model that it is.</source>
        <translation>{folder} ne dit pas quel modèle il contient ; utilisez « D&apos;un dossier… » à côté du modèle dont il s&apos;agit.</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Engines that understand real voices work with models. Downloads go on when this window is closed; “Models…” in the menu shows them.</source>
        <translation>Les moteurs qui comprennent de vraies voix travaillent avec des modèles. Les téléchargements continuent quand cette fenêtre est fermée ; « Modèles… » dans le menu les montre.</translation>
    </message>
    <message>
        <source>Until they are here, start without them</source>
        <translation>Jusqu&apos;à ce qu&apos;ils soient là, commencer sans eux</translation>
    </message>
    <message>
        <source>{engine} interprets until then; the change is made as soon as no session runs.</source>
        <translation>Jusque-là {engine} interprète ; le changement se fait dès qu&apos;aucune session n&apos;est en cours.</translation>
    </message>
    <message>
        <source>Nothing to download: everything that this needs is here.</source>
        <translation>Rien à télécharger : tout ce qu&apos;il faut est là.</translation>
    </message>
    <message>
        <source>Download now ({size})</source>
        <translation>Télécharger maintenant ({size})</translation>
    </message>
    <message>
        <source>{size} are free on this disk.</source>
        <translation>{size} sont libres sur ce disque.</translation>
    </message>
    <message>
        <source>That is less than the models need: free some space.</source>
        <translation>C&apos;est moins que ce qu&apos;il faut aux modèles : libérez de la place.</translation>
    </message>
</context>
<context>
    <name>NameEditor</name>
    <message>
        <source>Name of the speaker</source>
        <translation>Nom de l&apos;orateur</translation>
    </message>
    <message>
        <source>Return keeps the name, Esc leaves it as it was</source>
        <translation>Entrée garde le nom, Échap le laisse comme il était</translation>
    </message>
</context>
<context>
    <name>NoDevices</name>
    <message>
        <source>Open a recording…</source>
        <translation>Ouvrir un enregistrement…</translation>
    </message>
    <message>
        <source>Interpret an audio or video file instead</source>
        <translation>Interpréter plutôt un fichier audio ou vidéo</translation>
    </message>
    <message>
        <source>Nothing is listened to. Add a source.</source>
        <translation>Rien n&apos;est écouté. Ajoutez une source.</translation>
    </message>
    <message>
        <source>This computer has no sound input now. Plug in a microphone: it appears here by itself.</source>
        <translation>Cet ordinateur n&apos;a pas d&apos;entrée son pour l&apos;instant. Branchez un micro : il apparaît ici de lui-même.</translation>
    </message>
    <message>
        <source>Looking for devices…</source>
        <translation>Recherche d&apos;appareils…</translation>
    </message>
</context>
<context>
    <name>OutgoingChannel</name>
    <message>
        <source>Take over</source>
        <translation>Prendre le canal</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>À L&apos;ANTENNE</translation>
    </message>
    <message>
        <source>Take over now, without waiting for an answer</source>
        <translation>Prendre tout de suite, sans attendre de réponse</translation>
    </message>
    <message>
        <source>On air: {language}</source>
        <translation>À l&apos;antenne : {language}</translation>
    </message>
    <message>
        <source>Press to go off air</source>
        <translation>Appuyez pour quitter l&apos;antenne</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Tenu</translation>
    </message>
    <message>
        <source>by {desk}</source>
        <translation>par {desk}</translation>
    </message>
    <message>
        <source>Floor is heard</source>
        <translation>La salle est entendue</translation>
    </message>
    <message>
        <source>Machine is heard</source>
        <translation>On entend la machine</translation>
    </message>
    <message>
        <source>Muted by the operator</source>
        <translation>Son coupé par l&apos;opérateur</translation>
    </message>
    <message>
        <source>Silent while you cough</source>
        <translation>Silence pendant que vous toussez</translation>
    </message>
    <message>
        <source>Also on air: {desk}</source>
        <translation>Aussi à l&apos;antenne : {desk}</translation>
    </message>
    <message>
        <source>Listeners hear you</source>
        <translation>Les auditeurs vous entendent</translation>
    </message>
    <message>
        <source>You are not heard</source>
        <translation>On ne vous entend pas</translation>
    </message>
    <message>
        <source>Asked…</source>
        <translation>Demandé…</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Demander</translation>
    </message>
    <message>
        <source>Ask for {language}</source>
        <translation>Demander {language}</translation>
    </message>
</context>
<context>
    <name>OutputChoice</name>
    <message>
        <source>Channels {pair}</source>
        <translation>Canaux {pair}</translation>
    </message>
</context>
<context>
    <name>OutputPage</name>
    <message>
        <source>Where is it heard?</source>
        <translation>Où l&apos;entend-on ?</translation>
    </message>
    <message>
        <source>An output for every language: headphones, a loudspeaker, or a channel of an interface that feeds a transmitter. Languages without one are heard on phones only.</source>
        <translation>Une sortie par langue : un casque, un haut-parleur, ou un canal d&apos;une interface qui alimente un émetteur. Les langues sans sortie ne s&apos;entendent que sur les téléphones.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Did you hear it?</source>
        <translation>L&apos;avez-vous entendu ?</translation>
    </message>
    <message>
        <source>This computer has no sound output now. Plug one in: it appears here by itself. Phones do without.</source>
        <translation>Cet ordinateur n&apos;a pas de sortie son pour l&apos;instant. Branchez-en une : elle apparaît ici d&apos;elle-même. Les téléphones s&apos;en passent.</translation>
    </message>
    <message>
        <source>Output of {language}</source>
        <translation>Sortie de {language}</translation>
    </message>
    <message>
        <source>Phones only</source>
        <translation>Téléphones seulement</translation>
    </message>
    <message>
        <source>Test tone</source>
        <translation>Son d&apos;essai</translation>
    </message>
    <message>
        <source>Choose an output first.</source>
        <translation>Choisissez d&apos;abord une sortie.</translation>
    </message>
    <message>
        <source>A tone sounds for two seconds…</source>
        <translation>Un son retentit pendant deux secondes…</translation>
    </message>
    <message>
        <source>Good: this output works.</source>
        <translation>Bien : cette sortie fonctionne.</translation>
    </message>
    <message>
        <source>Turn the volume up, here and at the device; look whether it is plugged in; try another output or pair of channels.</source>
        <translation>Montez le volume, ici et sur l&apos;appareil ; voyez s&apos;il est branché ; essayez une autre sortie ou une autre paire de canaux.</translation>
    </message>
</context>
<context>
    <name>OverlayWindow</name>
    <message>
        <source>Captions above other windows</source>
        <translation>Sous-titres au-dessus des autres fenêtres</translation>
    </message>
    <message>
        <source>Drag to move; arrow keys move, with Shift they resize</source>
        <translation>Glissez pour déplacer ; les flèches déplacent, avec Maj elles redimensionnent</translation>
    </message>
    <message>
        <source>Less transparent</source>
        <translation>Moins transparent</translation>
    </message>
    <message>
        <source>More transparent</source>
        <translation>Plus transparent</translation>
    </message>
    <message>
        <source>Let clicks through</source>
        <translation>Laisser passer les clics</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Opacity of the ground</source>
        <translation>Opacité du fond</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>{page}: something is wrong here</source>
        <translation>{page} : quelque chose ne va pas ici</translation>
    </message>
</context>
<context>
    <name>PartsTable</name>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Search the parts</source>
        <translation>Chercher dans les composants</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Composant</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Commercial events</source>
        <translation>Événements commerciaux</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>See the licence</source>
        <translation>Voir la licence</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Permis</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Interdit</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Non précisé</translation>
    </message>
    <message>
        <source>Parts and their licences</source>
        <translation>Composants et leurs licences</translation>
    </message>
</context>
<context>
    <name>PhonesDialog</name>
    <message>
        <source>Phones in the room</source>
        <translation>Téléphones dans la salle</translation>
    </message>
    <message>
        <source>Use the changes</source>
        <translation>Utiliser les changements</translation>
    </message>
    <message>
        <source>Phones open a page by a QR code, choose a language, hear it and read along. Nothing is installed, and nothing leaves the local network.</source>
        <translation>Les téléphones ouvrent une page par un code QR, choisissent une langue, l&apos;entendent et lisent. Rien n&apos;est installé, et rien ne quitte le réseau local.</translation>
    </message>
    <message>
        <source>Also when this event starts</source>
        <translation>Aussi quand cet événement démarre</translation>
    </message>
    <message>
        <source>Phones can join as soon as a session of this event begins</source>
        <translation>Les téléphones peuvent se joindre dès qu&apos;une session de cet événement démarre</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Phones cannot join</source>
        <translation>Les téléphones ne peuvent pas se joindre</translation>
    </message>
    <message>
        <source>Not all is well</source>
        <translation>Tout ne va pas bien</translation>
    </message>
    <message>
        <source>Phones can join</source>
        <translation>Les téléphones peuvent se joindre</translation>
    </message>
    <message>
        <source>Phones are not let in</source>
        <translation>Les téléphones ne sont pas admis</translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <translation>Ne plus partager</translation>
    </message>
    <message>
        <source>Let phones join</source>
        <translation>Admettre les téléphones</translation>
    </message>
    <message numerus="yes">
        <source>%n phones are sent away, and no other can join.</source>
        <translation>
            <numerusform>%n téléphone est renvoyé, et aucun autre ne peut se joindre.</numerusform>
            <numerusform>%n téléphones sont renvoyés, et aucun autre ne peut se joindre.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>PlaybackBar</name>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>What is heard</source>
        <translation>Ce qu&apos;on entend</translation>
    </message>
    <message>
        <source>Where it is heard</source>
        <translation>Où on l&apos;entend</translation>
    </message>
    <message>
        <source>The sound of this session is not kept any more</source>
        <translation>Le son de cette session n&apos;est plus gardé</translation>
    </message>
    <message>
        <source>Usual output</source>
        <translation>Sortie habituelle</translation>
    </message>
    <message>
        <source>Floor: {source}</source>
        <translation>Salle : {source}</translation>
    </message>
    <message>
        <source>Channel: {channel}</source>
        <translation>Canal : {channel}</translation>
    </message>
    <message>
        <source>Channel: {channel} ({language})</source>
        <translation>Canal : {channel} ({language})</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>{what} (Ctrl+Space)</source>
        <translation>{what} (Ctrl+Espace)</translation>
    </message>
</context>
<context>
    <name>PresenterWindow</name>
    <message>
        <source>Captions for the room</source>
        <translation>Sous-titres pour la salle</translation>
    </message>
    <message>
        <source>One above the other, or side by side</source>
        <translation>L&apos;un au-dessus de l&apos;autre, ou côte à côte</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>Opened before</source>
        <translation>Ouverts auparavant</translation>
    </message>
    <message>
        <source>Open {event}</source>
        <translation>Ouvrir {event}</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Sessions that were cut off</source>
        <translation>Sessions interrompues</translation>
    </message>
    <message>
        <source>The last time OpenBooth, or this computer, stopped in the middle of a session. Every final word until then is on record.</source>
        <translation>La dernière fois, OpenBooth ou cet ordinateur s&apos;est arrêté au milieu d&apos;une session. Tous les mots définitifs jusque-là sont enregistrés.</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Décider plus tard</translation>
    </message>
</context>
<context>
    <name>ReplaceBar</name>
    <message>
        <source>Find</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Remplacer par</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Respecter la casse</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Mots entiers</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Tout remplacer</translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation>{position} sur {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n trouvé</numerusform>
            <numerusform>%n trouvés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace all %n</source>
        <translation>
            <numerusform>Remplacer %n</numerusform>
            <numerusform>Remplacer les %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Fermer la recherche</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>Fermer la recherche (Échap)</translation>
    </message>
</context>
<context>
    <name>ReviewExport</name>
    <message>
        <source>{file} is written.</source>
        <translation>{file} est écrit.</translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message>
        <source>Undo</source>
        <translation>Annuler l&apos;action</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Chercher et remplacer</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
    <message>
        <source>Find the speakers again…</source>
        <translation>Distinguer de nouveau les orateurs…</translation>
    </message>
    <message>
        <source>Import corrections…</source>
        <translation>Importer des corrections…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>{step}: {edit}</source>
        <translation>{step} : {edit}</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>a line split</source>
        <translation>une ligne coupée</translation>
    </message>
    <message>
        <source>lines merged</source>
        <translation>des lignes réunies</translation>
    </message>
    <message>
        <source>words replaced</source>
        <translation>des mots remplacés</translation>
    </message>
    <message>
        <source>a speaker</source>
        <translation>un orateur</translation>
    </message>
    <message>
        <source>an import</source>
        <translation>une importation</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>un nom</translation>
    </message>
    <message>
        <source>speakers merged</source>
        <translation>des orateurs réunis</translation>
    </message>
</context>
<context>
    <name>ReviewMenus</name>
    <message>
        <source>Hear it from here</source>
        <translation>L&apos;entendre à partir d&apos;ici</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Split the line here</source>
        <translation>Couper la ligne ici</translation>
    </message>
    <message>
        <source>Merge with the next line</source>
        <translation>Réunir avec la ligne suivante</translation>
    </message>
    <message>
        <source>Merge the lines</source>
        <translation>Réunir les lignes</translation>
    </message>
    <message>
        <source>Put back what was committed</source>
        <translation>Rétablir le texte d&apos;origine</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Dit par</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Quelqu&apos;un de nouveau</translation>
    </message>
    <message>
        <source>Rename {name} everywhere…</source>
        <translation>Renommer {name} partout…</translation>
    </message>
    <message>
        <source>{name} is in truth</source>
        <translation>{name} est en réalité</translation>
    </message>
</context>
<context>
    <name>ReviewTable</name>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Orateur</translation>
    </message>
    <message>
        <source>Speaker ?</source>
        <translation>Orateur ?</translation>
    </message>
    <message>
        <source>Shown while an interpreter was on air; not heard</source>
        <translation>Montré pendant qu&apos;un interprète était à l&apos;antenne ; non entendu</translation>
    </message>
    <message>
        <source>Edited. Committed was: {text}</source>
        <translation>Modifié. Texte d&apos;origine : {text}</translation>
    </message>
    <message>
        <source>{name}, edited</source>
        <translation>{name}, modifié</translation>
    </message>
    <message>
        <source>{text} (edited)</source>
        <translation>{text} (modifié)</translation>
    </message>
    <message>
        <source>{seconds} s of {source} are missing ({cause})</source>
        <translation>Il manque {seconds} s de {source} ({cause})</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Lines of the session</source>
        <translation>Lignes de la session</translation>
    </message>
</context>
<context>
    <name>ReviewWindow</name>
    <message>
        <source>Reading the record…</source>
        <translation>Lecture de l&apos;enregistrement…</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Import corrections</source>
        <translation>Importer des corrections</translation>
    </message>
    <message>
        <source>Corrected documents (*.docx *.xlsx *.xlf *.xliff)</source>
        <translation>Documents corrigés (*.docx *.xlsx *.xlf *.xliff)</translation>
    </message>
    <message>
        <source>Committed was: {text}</source>
        <translation>Texte d&apos;origine : {text}</translation>
    </message>
    <message>
        <source>Somebody said who speaks here.</source>
        <translation>Quelqu&apos;un a dit qui parle ici.</translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>Nothing found. Type fewer letters.</source>
        <translation>Rien trouvé. Tapez moins de lettres.</translation>
    </message>
</context>
<context>
    <name>SessionTable</name>
    <message>
        <source>Began</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>interrompue</translation>
    </message>
    <message>
        <source>cut off, recovered</source>
        <translation>interrompue, récupérée</translation>
    </message>
    <message>
        <source>{state}, kept</source>
        <translation>{state}, gardée</translation>
    </message>
</context>
<context>
    <name>SessionsDialog</name>
    <message>
        <source>Sessions</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Find a session</source>
        <translation>Chercher une session</translation>
    </message>
    <message>
        <source>Sessions, newest first</source>
        <translation>Sessions, les plus récentes d&apos;abord</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Nothing is on record yet. What is interpreted appears here.</source>
        <translation>Rien n&apos;est encore enregistré. Ce qui est interprété apparaît ici.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Keep for ever</source>
        <translation>Garder toujours</translation>
    </message>
    <message>
        <source>Sessions that are older than the settings say are deleted; this one is not</source>
        <translation>Les sessions plus anciennes que ne le disent les réglages sont supprimées ; celle-ci non</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>No session has these words.</source>
        <translation>Aucune session ne contient ces mots.</translation>
    </message>
    <message>
        <source>This session runs; it can be opened once it has ended.</source>
        <translation>Cette session est en cours ; on peut l&apos;ouvrir quand elle est finie.</translation>
    </message>
    <message>
        <source>Delete the session that began {moment}, with its text and its sound? Nothing can bring it back.</source>
        <translation>Supprimer la session commencée le {moment}, avec son texte et son audio ? Elle ne pourra pas être récupérée.</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>La supprimer</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>La laisser</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>{setting} • changed</source>
        <translation>{setting} • modifié</translation>
    </message>
    <message>
        <source>Usually: {value}</source>
        <translation>D&apos;habitude : {value}</translation>
    </message>
    <message>
        <source>Back to: {value}</source>
        <translation>Revenir à : {value}</translation>
    </message>
    <message>
        <source>{setting}: back to {value}</source>
        <translation>{setting} : revenir à {value}</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>Chercher (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Chercher dans les réglages</translation>
    </message>
    <message>
        <source>Reset everything</source>
        <translation>Tout réinitialiser</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Shall every setting be as it comes again?</source>
        <translation>Remettre tous les réglages tels qu&apos;à l&apos;origine ?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Aucun réglage ne contient ces mots.</translation>
    </message>
</context>
<context>
    <name>SharingFields</name>
    <message>
        <source>Not told</source>
        <translation>Non indiqué</translation>
    </message>
    <message>
        <source>This computer&apos;s own</source>
        <translation>Celle de cet ordinateur</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Crowded room</source>
        <translation>Salle bondée</translation>
    </message>
    <message>
        <source>A third of the load on the wireless network, 40 ms more delay</source>
        <translation>Un tiers de la charge sur le réseau sans fil, 40 ms de délai en plus</translation>
    </message>
    <message>
        <source>The sound is handed on by Janus: {nodes}</source>
        <translation>Le son est relayé par Janus : {nodes}</translation>
    </message>
    <message>
        <source>Wireless network</source>
        <translation>Réseau sans fil</translation>
    </message>
    <message>
        <source>Its name is told beside the QR code</source>
        <translation>Son nom est donné à côté du code QR</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Code PIN</translation>
    </message>
    <message>
        <source>4 to 8 digits that everybody is asked for; no slide tells it</source>
        <translation>De 4 à 8 chiffres demandés à tous ; aucune diapositive ne les donne</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Au plus</translation>
    </message>
    <message>
        <source>How many phones are let in</source>
        <translation>Combien de téléphones sont admis</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Where this computer can be reached; another one where it is taken</source>
        <translation>Où cet ordinateur est joignable ; un autre s&apos;il est pris</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>What phones call this computer, as in booth.local:8080</source>
        <translation>Comment les téléphones appellent cet ordinateur, par exemple booth.local:8080</translation>
    </message>
</context>
<context>
    <name>ShiftClock</name>
    <message>
        <source>Shift</source>
        <translation>Relève</translation>
    </message>
    <message>
        <source>Off air</source>
        <translation>Hors antenne</translation>
    </message>
    <message>
        <source>{time} on air · time to take turns</source>
        <translation>{time} à l&apos;antenne · il est temps de se relayer</translation>
    </message>
    <message>
        <source>{time} on air</source>
        <translation>{time} à l&apos;antenne</translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>Input</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Several people</source>
        <translation>Plusieurs personnes</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Who speaks there</source>
        <translation>Qui y parle</translation>
    </message>
    <message>
        <source>Where only one person does</source>
        <translation>Si une seule personne y parle</translation>
    </message>
    <message>
        <source>Level now</source>
        <translation>Niveau actuel</translation>
    </message>
    <message>
        <source>Take this source out</source>
        <translation>Enlever cette source</translation>
    </message>
    <message>
        <source>Played from its beginning</source>
        <translation>Joué depuis le début</translation>
    </message>
    <message>
        <source>Not listened to yet</source>
        <translation>Pas encore écouté</translation>
    </message>
    <message>
        <source>Sounds well</source>
        <translation>Le son est bon</translation>
    </message>
</context>
<context>
    <name>SourceRow</name>
    <message>
        <source>Level of {source}</source>
        <translation>Niveau de {source}</translation>
    </message>
    <message>
        <source>Listen in</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Listen in on {source}</source>
        <translation>Écouter {source}</translation>
    </message>
    <message>
        <source>More for {source}</source>
        <translation>Plus pour {source}</translation>
    </message>
    <message>
        <source>{device} is not there now.</source>
        <translation>{device} n&apos;est pas là pour l&apos;instant.</translation>
    </message>
    <message>
        <source>Remove this source</source>
        <translation>Retirer cette source</translation>
    </message>
</context>
<context>
    <name>SourcesPage</name>
    <message>
        <source>Everything that is listened to: microphones, lines, and recordings.</source>
        <translation>Tout ce qui est écouté : micros, lignes et enregistrements.</translation>
    </message>
    <message>
        <source>Add an input</source>
        <translation>Ajouter une entrée</translation>
    </message>
    <message>
        <source>Add a recording…</source>
        <translation>Ajouter un enregistrement…</translation>
    </message>
    <message>
        <source>source</source>
        <translation>source</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>Choisir un enregistrement</translation>
    </message>
</context>
<context>
    <name>SpeakerChip</name>
    <message>
        <source>Speaker: {name}</source>
        <translation>Orateur : {name}</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>personne</translation>
    </message>
</context>
<context>
    <name>SpeakerRow</name>
    <message>
        <source>speaks now</source>
        <translation>parle maintenant</translation>
    </message>
    <message>
        <source>Name of speaker {number}</source>
        <translation>Nom de l&apos;orateur {number}</translation>
    </message>
</context>
<context>
    <name>SpeakersDialog</name>
    <message>
        <source>Speakers</source>
        <translation>Orateurs</translation>
    </message>
    <message>
        <source>Nobody has spoken yet.</source>
        <translation>Personne n&apos;a encore parlé.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Two of them are the same person</source>
        <translation>Deux d&apos;entre eux sont la même personne</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Celui-ci</translation>
    </message>
    <message>
        <source>Is in truth</source>
        <translation>Est en réalité</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Réunir…</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Réunir</translation>
    </message>
    <message>
        <source>Keep them apart</source>
        <translation>Les garder séparés</translation>
    </message>
    <message>
        <source>is</source>
        <translation>est</translation>
    </message>
    <message>
        <source>Everything that {who} said, and will say, is then by {into}, in every language and in the record.</source>
        <translation>Tout ce que {who} a dit et dira est alors attribué à {into}, dans chaque langue et dans l&apos;enregistrement.</translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message>
        <source>Simultaneous interpretation that never leaves this computer</source>
        <translation>L&apos;interprétation simultanée qui ne quitte jamais cet ordinateur</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Open event…</source>
        <translation>Ouvrir un événement…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Essayer la démonstration</translation>
    </message>
    <message>
        <source>Interpret a recorded panel discussion into Spanish and Catalan</source>
        <translation>Interpréter en espagnol et en catalan une table ronde enregistrée</translation>
    </message>
    <message>
        <source>Set everything up…</source>
        <translation>Tout préparer…</translation>
    </message>
    <message>
        <source>Sessions…</source>
        <translation>Sessions…</translation>
    </message>
    <message>
        <source>What was interpreted before: to read, hear, correct and export</source>
        <translation>Ce qui a été interprété auparavant : à lire, entendre, corriger et exporter</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>Langue parlée</translation>
    </message>
    <message>
        <source>Drop a recording here to interpret it</source>
        <translation>Déposez ici un enregistrement pour l&apos;interpréter</translation>
    </message>
    <message>
        <source>Start interpreting</source>
        <translation>Commencer à interpréter</translation>
    </message>
    <message>
        <source>Interpret into</source>
        <translation>Interpréter vers</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Décalage</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Prédit</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Perdu</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Téléphones</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
</context>
<context>
    <name>StatusWords</name>
    <message>
        <source>NOT CONNECTED</source>
        <translation>NON CONNECTÉ</translation>
    </message>
    <message>
        <source>The core does not answer. It is started again by itself; a running session goes on.</source>
        <translation>Le noyau ne répond pas. Il redémarre de lui-même ; une session en cours continue.</translation>
    </message>
    <message>
        <source>STARTING</source>
        <translation>DÉMARRAGE</translation>
    </message>
    <message>
        <source>The models are being loaded.</source>
        <translation>Les modèles sont en cours de chargement.</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>EN DIRECT</translation>
    </message>
    <message>
        <source>Everything that is said is translated and recorded.</source>
        <translation>Tout ce qui est dit est traduit et enregistré.</translation>
    </message>
    <message>
        <source>OFF THE RECORD</source>
        <translation>HORS PROCÈS-VERBAL</translation>
    </message>
    <message>
        <source>Nothing is recognised, written or recorded.</source>
        <translation>Rien n&apos;est reconnu, écrit ni enregistré.</translation>
    </message>
    <message>
        <source>STOPPED</source>
        <translation>ARRÊTÉE</translation>
    </message>
    <message>
        <source>No session runs.</source>
        <translation>Aucune session en cours.</translation>
    </message>
    <message>
        <source>State: {state}</source>
        <translation>État : {state}</translation>
    </message>
    <message>
        <source>Session time: {time}</source>
        <translation>Durée de la session : {time}</translation>
    </message>
    <message>
        <source>How long the session has been running, off the record included.</source>
        <translation>Depuis combien de temps la session est en cours, hors procès-verbal compris.</translation>
    </message>
    <message>
        <source>Of the words shown before they were said, how many came true; and of all words, how many were shown so.</source>
        <translation>Des mots montrés avant d&apos;être dits, combien se sont confirmés ; et de tous les mots, combien ont été montrés ainsi.</translation>
    </message>
    <message>
        <source>Prediction: nothing to judge yet</source>
        <translation>Prédiction : encore rien à juger</translation>
    </message>
    <message>
        <source>right, {share} covered</source>
        <translation>justes, {share} couverts</translation>
    </message>
    <message>
        <source>Prediction: {hits} {covered}</source>
        <translation>Prédiction : {hits} {covered}</translation>
    </message>
    <message>
        <source>Dropped audio: {length}</source>
        <translation>Son perdu : {length}</translation>
    </message>
    <message>
        <source>Audio of the floor that was lost since the session began. Nothing should be.</source>
        <translation>Son de la salle perdu depuis le début de la session. Il ne devrait pas y en avoir.</translation>
    </message>
    <message>
        <source>Phones: {number}</source>
        <translation>Téléphones : {number}</translation>
    </message>
    <message>
        <source>How many listen or read along by phone (Ctrl+J).</source>
        <translation>Combien écoutent ou lisent par téléphone (Ctrl+J).</translation>
    </message>
    <message>
        <source>full</source>
        <translation>pleine</translation>
    </message>
    <message>
        <source>some cannot follow</source>
        <translation>certains n&apos;arrivent pas à suivre</translation>
    </message>
    <message>
        <source>To keep up, this was given up: {what}.</source>
        <translation>Pour tenir le rythme, on a renoncé à ceci : {what}.</translation>
    </message>
    <message>
        <source>The engine translates as it should.</source>
        <translation>Le moteur traduit comme il doit.</translation>
    </message>
    <message>
        <source>Engine: {name}</source>
        <translation>Moteur : {name}</translation>
    </message>
    <message>
        <source>Processors: {share}</source>
        <translation>Processeurs : {share}</translation>
    </message>
    <message>
        <source>How much of all processors is at work, whatever for.</source>
        <translation>La part de tous les processeurs qui travaille, à quoi que ce soit.</translation>
    </message>
    <message>
        <source>Memory that the core and its models occupy.</source>
        <translation>Mémoire qu&apos;occupent le noyau et ses modèles.</translation>
    </message>
    <message>
        <source>Memory: {size}</source>
        <translation>Mémoire : {size}</translation>
    </message>
    <message>
        <source>Memory: {size}, {kept} of it for the next session</source>
        <translation>Mémoire : {size}, dont {kept} pour la prochaine session</translation>
    </message>
    <message>
        <source>{kept} are models that stay loaded, so that the next session begins at once.</source>
        <translation>{kept} sont des modèles qui restent chargés, pour que la prochaine session commence aussitôt.</translation>
    </message>
    <message>
        <source>Memory of graphics cards that the models occupy.</source>
        <translation>Mémoire des cartes graphiques qu&apos;occupent les modèles.</translation>
    </message>
    <message>
        <source>Graphics memory: {size}</source>
        <translation>Mémoire graphique : {size}</translation>
    </message>
    <message>
        <source>How long the session can be recorded until the disk is full.</source>
        <translation>Combien de temps la session peut être enregistrée avant que le disque soit plein.</translation>
    </message>
    <message>
        <source>Disk: not known</source>
        <translation>Disque : inconnu</translation>
    </message>
    <message>
        <source>left</source>
        <translation>restent</translation>
    </message>
    <message>
        <source>Disk: {time} left</source>
        <translation>Disque : il reste {time}</translation>
    </message>
    <message>
        <source>over {hours} h</source>
        <translation>plus de {hours} h</translation>
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
        <translation>{size} Go</translation>
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
        <translation>Étape {number} sur {all} : {name}</translation>
    </message>
</context>
<context>
    <name>TellingApart</name>
    <message>
        <source>{moved} of {lines} lines have another speaker now.</source>
        <translation>{moved} lignes sur {lines} ont maintenant un autre orateur.</translation>
    </message>
</context>
<context>
    <name>TellingApartDialog</name>
    <message>
        <source>Find the speakers again</source>
        <translation>Distinguer de nouveau les orateurs</translation>
    </message>
    <message>
        <source>The whole recording is listened to once more, which finds out better who spoke when. Names and lines to which you gave a speaker stay as they are.</source>
        <translation>Tout l&apos;enregistrement est écouté encore une fois, ce qui permet de mieux savoir qui a parlé quand. Les noms, et les lignes auxquelles vous avez donné un orateur, restent tels quels.</translation>
    </message>
    <message>
        <source>How they are told apart</source>
        <translation>Comment ils sont distingués</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Où cela en est</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Revenir en arrière</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>How many speak</source>
        <translation>Combien de personnes parlent</translation>
    </message>
</context>
<context>
    <name>TermsPage</name>
    <message>
        <source>Words that have to be right: names are never translated, terms as the glossary says.</source>
        <translation>Les mots qui doivent être justes : les noms ne sont jamais traduits, les termes le sont selon le glossaire.</translation>
    </message>
    <message>
        <source>Ada Lovelace</source>
        <translation>Ada Lovelace</translation>
    </message>
    <message>
        <source>Who will speak, one name on a line</source>
        <translation>Qui parlera, un nom par ligne</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>Text of the line</source>
        <translation>Texte de la ligne</translation>
    </message>
    <message>
        <source>Return keeps the text, Esc leaves it as it was, Ctrl+Return splits the line here</source>
        <translation>Entrée garde le texte, Échap le laisse comme il était, Ctrl+Entrée coupe la ligne ici</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show OpenBooth</source>
        <translation>Afficher OpenBooth</translation>
    </message>
    <message>
        <source>Stop the session</source>
        <translation>Arrêter la session</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation>Hors procès-verbal</translation>
    </message>
    <message>
        <source>No session</source>
        <translation>Aucune session</translation>
    </message>
</context>
<context>
    <name>UpdateLine</name>
    <message>
        <source>Version {version} is available</source>
        <translation>La version {version} est disponible</translation>
    </message>
</context>
<context>
    <name>WizardDialog</name>
    <message>
        <source>Set up step by step</source>
        <translation>Préparer pas à pas</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
</context>
<context>
    <name>_DeviceChoice</name>
    <message>
        <source>{device}: channel</source>
        <translation>{device} : canal</translation>
    </message>
    <message>
        <source>{device} (not connected)</source>
        <translation>{device} (non connecté)</translation>
    </message>
</context>
<context>
    <name>_Group</name>
    <message>
        <source>Suits this computer best</source>
        <translation>Convient le mieux à cet ordinateur</translation>
    </message>
    <message>
        <source>Needs a larger computer than this one</source>
        <translation>Demande un ordinateur plus puissant que celui-ci</translation>
    </message>
    <message>
        <source>Download all ({size})</source>
        <translation>Tout télécharger ({size})</translation>
    </message>
</context>
<context>
    <name>_InputCard</name>
    <message>
        <source>What this computer plays</source>
        <translation>Ce que joue cet ordinateur</translation>
    </message>
</context>
</TS>
