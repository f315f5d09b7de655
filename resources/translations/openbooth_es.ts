<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name></name>
    <message>
        <source>The core has gone; what was said is on record, and another one is being started: wait a moment.</source>
        <translation>El núcleo ha desaparecido; lo dicho está registrado y se está iniciando otro: espere un momento.</translation>
    </message>
    <message>
        <source>An interpreter asks whoever speaks to slow down.</source>
        <translation>Un intérprete pide a quien habla que vaya más despacio.</translation>
    </message>
    <message>
        <source>{source}: {length} ms are missing ({cause}).</source>
        <translation>{source}: faltan {length} ms ({cause}).</translation>
    </message>
    <message>
        <source>There is a problem with the {matter}.</source>
        <translation>Hay un problema con {matter}.</translation>
    </message>
    <message>
        <source>{source} is {warning}.</source>
        <translation>{source}: {warning}.</translation>
    </message>
    <message>
        <source>The {stage} is {seconds} s behind.</source>
        <translation>La etapa {stage} lleva {seconds} s de retraso.</translation>
    </message>
    <message>
        <source>To keep up, this was given up: {what}.</source>
        <translation>Para no quedarse atrás se ha renunciado a esto: {what}.</translation>
    </message>
    <message>
        <source>{desk} asks {holder} to hand over {channel}.</source>
        <translation>{desk} pide a {holder} que le ceda {channel}.</translation>
    </message>
    <message>
        <source>{device} is late.</source>
        <translation>{device} llega con retraso.</translation>
    </message>
    <message>
        <source>{device} is lost.</source>
        <translation>Se ha perdido {device}.</translation>
    </message>
    <message>
        <source>That needs a running session; start one first.</source>
        <translation>Para eso hace falta una sesión en curso; inicie una primero.</translation>
    </message>
    <message>
        <source>Choose where to keep the event file.</source>
        <translation>Elija dónde guardar el archivo del evento.</translation>
    </message>
    <message>
        <source>The name {name} is taken; choose another one.</source>
        <translation>El nombre {name} ya existe; elija otro.</translation>
    </message>
    <message>
        <source>There is no source {name}.</source>
        <translation>No hay ninguna fuente {name}.</translation>
    </message>
    <message>
        <source>There is no channel {name}.</source>
        <translation>No hay ningún canal {name}.</translation>
    </message>
    <message>
        <source>There is no desk {name}.</source>
        <translation>No hay ningún puesto {name}.</translation>
    </message>
    <message>
        <source>An interpreter takes a channel over from a desk once the session runs.</source>
        <translation>El intérprete toma un canal desde su puesto cuando la sesión está en curso.</translation>
    </message>
    <message numerus="yes">
        <source>%n are lost</source>
        <translation>
            <numerusform>%n está perdido</numerusform>
            <numerusform>%n están perdidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n find it too fast</source>
        <translation>
            <numerusform>a %n le parece demasiado rápido</numerusform>
            <numerusform>a %n les parece demasiado rápido</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The room is full: %n listen, and no other phone is let in; allow more under Phones (Ctrl+J).</source>
        <translation>
            <numerusform>La sala está llena: %n escucha y no se admite ningún teléfono más; permita más en Teléfonos (Ctrl+J).</numerusform>
            <numerusform>La sala está llena: %n escuchan y no se admite ningún teléfono más; permita más en Teléfonos (Ctrl+J).</numerusform>
        </translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>{channel}: {feedback}.</source>
        <translation>{channel}: {feedback}.</translation>
    </message>
    <message>
        <source>{channel}: much gets lost on the way to the phones; switch “crowded room” on under Phones, or bring the wireless network closer.</source>
        <translation>{channel}: se pierde mucho de camino a los teléfonos; active «sala abarrotada» en Teléfonos o acerque la red inalámbrica.</translation>
    </message>
    <message>
        <source>silent – is the microphone on?</source>
        <translation>en silencio: ¿está encendido el micrófono?</translation>
    </message>
    <message>
        <source>clipping – turn the input down</source>
        <translation>satura: baje la entrada</translation>
    </message>
    <message>
        <source>too quiet – turn the input up, or bring the microphone closer</source>
        <translation>demasiado bajo: suba la entrada o acerque el micrófono</translation>
    </message>
    <message>
        <source>noisy – bring the microphone closer, or move it away from the noise</source>
        <translation>con ruido: acerque el micrófono o aléjelo del ruido</translation>
    </message>
    <message>
        <source>The device is lost.</source>
        <translation>Se ha perdido el dispositivo.</translation>
    </message>
    <message>
        <source>The device is late.</source>
        <translation>El dispositivo llega con retraso.</translation>
    </message>
    <message>
        <source>The settings in {path} cannot be read ({why}); the usual ones are used.</source>
        <translation>No se puede leer la configuración de {path} ({why}); se usa la habitual.</translation>
    </message>
    <message>
        <source>The settings in {path} cannot be understood; the usual ones are used.</source>
        <translation>No se entiende la configuración de {path}; se usa la habitual.</translation>
    </message>
    <message>
        <source>Not all settings in {path} can be used: {wrong}</source>
        <translation>No se puede usar toda la configuración de {path}: {wrong}</translation>
    </message>
    <message>
        <source>The settings cannot be kept in {path} ({why}); make room there, or make it writable.</source>
        <translation>No se puede guardar la configuración en {path} ({why}); libere espacio allí o permita la escritura.</translation>
    </message>
    <message>
        <source>The file as it was is {name}.</source>
        <translation>El archivo tal como estaba es {name}.</translation>
    </message>
    <message>
        <source>Machine interprets</source>
        <translation>La máquina interpreta</translation>
    </message>
    <message>
        <source>Floor is heard</source>
        <translation>Se oye la sala</translation>
    </message>
    <message>
        <source>Hand back to the machine</source>
        <translation>Devolver a la máquina</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Tomar el canal</translation>
    </message>
    <message>
        <source>Listen in</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>Interprets</source>
        <translation>Interpreta</translation>
    </message>
    <message>
        <source>the whole floor</source>
        <translation>toda la sala</translation>
    </message>
    <message>
        <source>{channel} (relay)</source>
        <translation>{channel} (relé)</translation>
    </message>
    <message>
        <source>Never later than</source>
        <translation>Retardo máximo</translation>
    </message>
    <message>
        <source>Remove this channel</source>
        <translation>Quitar este canal</translation>
    </message>
    <message>
        <source>Usual voice</source>
        <translation>Voz habitual</translation>
    </message>
    <message>
        <source>A voice for each speaker</source>
        <translation>Una voz para cada orador</translation>
    </message>
    <message>
        <source>Captions only</source>
        <translation>Solo subtítulos</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Máquina</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Intérprete</translation>
    </message>
    <message>
        <source>No output</source>
        <translation>Sin salida</translation>
    </message>
    <message>
        <source>Gone: {device}</source>
        <translation>Ausente: {device}</translation>
    </message>
    <message>
        <source>Late: {device}</source>
        <translation>Con retraso: {device}</translation>
    </message>
    <message>
        <source>Listeners: {feedback}</source>
        <translation>Oyentes: {feedback}</translation>
    </message>
    <message>
        <source>Interprets {input}</source>
        <translation>Interpreta {input}</translation>
    </message>
    <message>
        <source>{seconds} s still to be spoken</source>
        <translation>quedan {seconds} s por decir</translation>
    </message>
    <message>
        <source>Most of the lag: {cause}</source>
        <translation>La mayor parte del retardo: {cause}</translation>
    </message>
    <message>
        <source>The voice is silent until it can keep up</source>
        <translation>La voz calla hasta que pueda seguir el ritmo</translation>
    </message>
    <message>
        <source>Words not spoken: {number}</source>
        <translation>Palabras no pronunciadas: {number}</translation>
    </message>
    <message>
        <source>Lag limit: {seconds}</source>
        <translation>Límite de retardo: {seconds}</translation>
    </message>
    <message>
        <source>Hurrying, lag limit: {seconds}</source>
        <translation>Se apresura, límite de retardo: {seconds}</translation>
    </message>
    <message>
        <source>waiting for words</source>
        <translation>espera de palabras</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>motor</translation>
    </message>
    <message>
        <source>voice queue</source>
        <translation>cola de voz</translation>
    </message>
    <message>
        <source>Rename {name}…</source>
        <translation>Cambiar el nombre de {name}…</translation>
    </message>
    <message>
        <source>{name} is the same person as</source>
        <translation>{name} es la misma persona que</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Search outputs</source>
        <translation>Buscar salidas</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Search inputs</source>
        <translation>Buscar entradas</translation>
    </message>
    <message>
        <source>Microphones and lines</source>
        <translation>Micrófonos y líneas</translation>
    </message>
    <message>
        <source>What this computer plays</source>
        <translation>Lo que reproduce este ordenador</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Grabaciones</translation>
    </message>
    <message>
        <source>Audio or video file…</source>
        <translation>Archivo de audio o vídeo…</translation>
    </message>
    <message>
        <source>default</source>
        <translation>predeterminado</translation>
    </message>
    <message>
        <source>plays {channel}</source>
        <translation>reproduce {channel}</translation>
    </message>
    <message>
        <source>not there now</source>
        <translation>ahora no está</translation>
    </message>
    <message>
        <source>all, mixed</source>
        <translation>todo, mezclado</translation>
    </message>
    <message>
        <source>input {number}</source>
        <translation>entrada {number}</translation>
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
        <translation>muchos idiomas</translation>
    </message>
    <message>
        <source>{languages} and others</source>
        <translation>{languages} y otros</translation>
    </message>
    <message>
        <source>Understands speech</source>
        <translation>Entiende el habla</translation>
    </message>
    <message>
        <source>Translates</source>
        <translation>Traduce</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>Habla</translation>
    </message>
    <message>
        <source>Predicts what comes</source>
        <translation>Predice lo que viene</translation>
    </message>
    <message>
        <source>Tells speakers apart</source>
        <translation>Distingue a los oradores</translation>
    </message>
    <message>
        <source>Understands, translates and speaks</source>
        <translation>Entiende, traduce y habla</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>opcional</translation>
    </message>
    <message>
        <source>Not for commercial events: its licence forbids that.</source>
        <translation>No para eventos comerciales: su licencia lo prohíbe.</translation>
    </message>
    <message>
        <source>Read its licence before a commercial event.</source>
        <translation>Lea su licencia antes de un evento comercial.</translation>
    </message>
    <message>
        <source>Waits until the session is over</source>
        <translation>Espera a que termine la sesión</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Espera su turno</translation>
    </message>
    <message>
        <source>Paused: {amount}</source>
        <translation>En pausa: {amount}</translation>
    </message>
    <message>
        <source>Checked: all is as it came</source>
        <translation>Comprobado: todo está como llegó</translation>
    </message>
    <message>
        <source>Downloading: {amount}</source>
        <translation>Descargando: {amount}</translation>
    </message>
    <message>
        <source>Copying: {amount}</source>
        <translation>Copiando: {amount}</translation>
    </message>
    <message>
        <source>Checking: {amount}</source>
        <translation>Comprobando: {amount}</translation>
    </message>
    <message>
        <source>{done} of {size}</source>
        <translation>{done} de {size}</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>En este ordenador</translation>
    </message>
    <message>
        <source>Partly here: {size}</source>
        <translation>Aquí en parte: {size}</translation>
    </message>
    <message>
        <source>Broken: files are missing or changed</source>
        <translation>Dañado: faltan archivos o han cambiado</translation>
    </message>
    <message>
        <source>Not on this computer</source>
        <translation>No está en este ordenador</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Go on downloading</source>
        <translation>Seguir descargando</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Delete {model}? Other programs on this computer may use it too.</source>
        <translation>¿Eliminar {model}? Otros programas de este ordenador quizá lo usen también.</translation>
    </message>
    <message>
        <source>Delete {model}? It can be downloaded again.</source>
        <translation>¿Eliminar {model}? Se puede descargar otra vez.</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Ventanas</translation>
    </message>
    <message>
        <source>New events</source>
        <translation>Eventos nuevos</translation>
    </message>
    <message>
        <source>The record</source>
        <translation>El registro</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>When something is wrong</source>
        <translation>Cuando algo va mal</translation>
    </message>
    <message>
        <source>Language of the windows</source>
        <translation>Idioma de las ventanas</translation>
    </message>
    <message>
        <source>Takes effect when OpenBooth is opened the next time.</source>
        <translation>Se aplica la próxima vez que se abra OpenBooth.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>What new events are interpreted by; an event can have another one.</source>
        <translation>Lo que interpreta los eventos nuevos; un evento puede tener otro.</translation>
    </message>
    <message>
        <source>the one that suits</source>
        <translation>el que convenga</translation>
    </message>
    <message>
        <source>Telling speakers apart</source>
        <translation>Distinguir a los oradores</translation>
    </message>
    <message>
        <source>What does so where an event does not say otherwise.</source>
        <translation>Lo que lo hace cuando un evento no dice otra cosa.</translation>
    </message>
    <message>
        <source>Going on air where another desk is</source>
        <translation>Salir en antena donde ya está otro puesto</translation>
    </message>
    <message>
        <source>What happens when an interpreter takes a channel that another one holds.</source>
        <translation>Qué ocurre cuando un intérprete toma un canal que ocupa otro.</translation>
    </message>
    <message>
        <source>Is refused</source>
        <translation>Se rechaza</translation>
    </message>
    <message>
        <source>Takes the channel over</source>
        <translation>Toma el canal</translation>
    </message>
    <message>
        <source>Both are heard</source>
        <translation>Se oyen los dos</translation>
    </message>
    <message>
        <source>Say that the voice is a machine&apos;s</source>
        <translation>Decir que la voz es de una máquina</translation>
    </message>
    <message>
        <source>Listeners of a new event are told so once, in their language, before the first word.</source>
        <translation>A los oyentes de un evento nuevo se les dice una vez, en su idioma, antes de la primera palabra.</translation>
    </message>
    <message>
        <source>Keep sessions</source>
        <translation>Conservar las sesiones</translation>
    </message>
    <message>
        <source>Sessions that ended longer ago are deleted with text and sound.</source>
        <translation>Las sesiones que terminaron hace más tiempo se eliminan con su texto y su sonido.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>para siempre</translation>
    </message>
    <message>
        <source>Keep the sound of sessions</source>
        <translation>Conservar el sonido de las sesiones</translation>
    </message>
    <message>
        <source>The sound of sessions that ended longer ago is deleted; their text stays.</source>
        <translation>El sonido de las sesiones que terminaron hace más tiempo se elimina; su texto permanece.</translation>
    </message>
    <message>
        <source>Folder for models</source>
        <translation>Carpeta de los modelos</translation>
    </message>
    <message>
        <source>Where models are looked for, and put when they are fetched.</source>
        <translation>Dónde se buscan los modelos y dónde se guardan al descargarlos.</translation>
    </message>
    <message>
        <source>beside the sessions</source>
        <translation>junto a las sesiones</translation>
    </message>
    <message>
        <source>Keep models loaded</source>
        <translation>Mantener cargados los modelos</translation>
    </message>
    <message>
        <source>So long after a session the next one begins at once; until then they take up memory. Takes effect when the core is started the next time.</source>
        <translation>Durante ese tiempo tras una sesión la siguiente empieza al instante; hasta entonces ocupan memoria. Se aplica la próxima vez que se inicie el núcleo.</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutos</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>no mantenerlos</translation>
    </message>
    <message>
        <source>Threads of the processor</source>
        <translation>Hilos del procesador</translation>
    </message>
    <message>
        <source>More are faster where many cores have nothing else to do, and slower elsewhere.</source>
        <translation>Más son más rápidos donde muchos núcleos no tienen otra cosa que hacer, y más lentos en otro caso.</translation>
    </message>
    <message>
        <source>per model</source>
        <translation>por modelo</translation>
    </message>
    <message>
        <source>What logs hold</source>
        <translation>Qué contienen los registros técnicos</translation>
    </message>
    <message>
        <source>Logs never hold speech or names. Takes effect when window and core are started the next time.</source>
        <translation>Los registros técnicos nunca contienen habla ni nombres. Se aplica la próxima vez que se inicien la ventana y el núcleo.</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Lo que salió mal</translation>
    </message>
    <message>
        <source>And what may go wrong</source>
        <translation>También lo que puede salir mal</translation>
    </message>
    <message>
        <source>And what happens</source>
        <translation>También lo que ocurre</translation>
    </message>
    <message>
        <source>Look for a newer OpenBooth</source>
        <translation>Buscar un OpenBooth más nuevo</translation>
    </message>
    <message>
        <source>Asks the place it came from once a day, never during a session; nothing is sent.</source>
        <translation>Pregunta una vez al día en el lugar de donde vino, nunca durante una sesión; no se envía nada.</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Subtítulos</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Dark for a booth, light for a bright room.</source>
        <translation>Oscuro para una cabina, claro para una sala luminosa.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Tamaño de todo</translation>
    </message>
    <message>
        <source>Texts, controls and meters grow together.</source>
        <translation>Textos, controles y medidores crecen juntos.</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Qué se muestra</translation>
    </message>
    <message>
        <source>The simple view has what a plain event needs; nothing is switched off by it.</source>
        <translation>La vista sencilla tiene lo que un evento normal necesita; no desactiva nada.</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>Sencilla</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>For the room, on a second display.</source>
        <translation>Para la sala, en una segunda pantalla.</translation>
    </message>
    <message>
        <source>Above other windows.</source>
        <translation>Sobre las otras ventanas.</translation>
    </message>
    <message>
        <source>Letters for the room</source>
        <translation>Letra para la sala</translation>
    </message>
    <message>
        <source>Colours for the room</source>
        <translation>Colores para la sala</translation>
    </message>
    <message>
        <source>Letters above other windows</source>
        <translation>Letra sobre otras ventanas</translation>
    </message>
    <message>
        <source>Colours above other windows</source>
        <translation>Colores sobre otras ventanas</translation>
    </message>
    <message>
        <source>Background above other windows</source>
        <translation>Fondo sobre otras ventanas</translation>
    </message>
    <message>
        <source>How much of what lies behind the captions it hides; the letters are always opaque.</source>
        <translation>Cuánto oculta de lo que hay detrás de los subtítulos; las letras siempre son opacas.</translation>
    </message>
    <message>
        <source>{number} points</source>
        <translation>{number} puntos</translation>
    </message>
    <message>
        <source>White on black</source>
        <translation>Blanco sobre negro</translation>
    </message>
    <message>
        <source>Yellow on black</source>
        <translation>Amarillo sobre negro</translation>
    </message>
    <message>
        <source>Black on white</source>
        <translation>Negro sobre blanco</translation>
    </message>
    <message>
        <source>As the application</source>
        <translation>Como la aplicación</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>The session cannot be read ({why}).</source>
        <translation>No se puede leer la sesión ({why}).</translation>
    </message>
    <message numerus="yes">
        <source>%n term(s) were taken in.</source>
        <translation>
            <numerusform>Se ha tomado %n término.</numerusform>
            <numerusform>Se han tomado %n términos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>Escuchando…</translation>
    </message>
    <message>
        <source>Sounds well</source>
        <translation>Suena bien</translation>
    </message>
    <message>
        <source>Soft: say something. If it stays so, turn it up or go closer.</source>
        <translation>Bajo: diga algo. Si sigue así, suba el volumen o acérquese.</translation>
    </message>
    <message>
        <source>Silent: is the microphone on?</source>
        <translation>En silencio: ¿está encendido el micrófono?</translation>
    </message>
    <message>
        <source>Clipping: turn it down.</source>
        <translation>Satura: bájelo.</translation>
    </message>
    <message>
        <source>Too quiet: turn it up, or speak closer to the microphone.</source>
        <translation>Demasiado bajo: súbalo o hable más cerca del micrófono.</translation>
    </message>
    <message>
        <source>Noisy: move the microphone closer, or away from fans and loudspeakers.</source>
        <translation>Con ruido: acerque el micrófono, o aléjelo de ventiladores y altavoces.</translation>
    </message>
    <message>
        <source>No sound comes from it: is it plugged in?</source>
        <translation>No llega ningún sonido: ¿está conectado?</translation>
    </message>
    <message>
        <source>This computer: {cores} processor cores, {memory} of memory, no graphics card that engines can use.</source>
        <translation>Este ordenador: {cores} núcleos de procesador, {memory} de memoria, ninguna tarjeta gráfica que los motores puedan usar.</translation>
    </message>
    <message>
        <source>This computer: {cores} processor cores, {memory} of memory, a graphics card with {card}.</source>
        <translation>Este ordenador: {cores} núcleos de procesador, {memory} de memoria, una tarjeta gráfica con {card}.</translation>
    </message>
    <message>
        <source>It did not get far enough to tell: other programs keep this computer busy. Try again.</source>
        <translation>No llegó lo bastante lejos para saberlo: otros programas ocupan este ordenador. Inténtelo otra vez.</translation>
    </message>
    <message>
        <source>This computer keeps up: a second of speech takes it {share} s.</source>
        <translation>Este ordenador sigue el ritmo: un segundo de habla le cuesta {share} s.</translation>
    </message>
    <message>
        <source>This computer falls behind: a second of speech takes it {share} s. End other programs.</source>
        <translation>Este ordenador se queda atrás: un segundo de habla le cuesta {share} s. Cierre otros programas.</translation>
    </message>
    <message>
        <source>{engine}: {profile}</source>
        <translation>{engine}: {profile}</translation>
    </message>
    <message>
        <source>Not for commercial events: the licence of its models forbids that.</source>
        <translation>No para eventos comerciales: la licencia de sus modelos lo prohíbe.</translation>
    </message>
    <message>
        <source>A demonstration: it understands clear English only, and not everybody&apos;s.</source>
        <translation>Una demostración: solo entiende inglés claro, y no el de todos.</translation>
    </message>
    <message>
        <source>Recommended for this computer</source>
        <translation>Recomendado para este ordenador</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Licencia: {licence}</translation>
    </message>
    <message>
        <source>Licence: {licence}; for commercial events too</source>
        <translation>Licencia: {licence}; también para eventos comerciales</translation>
    </message>
    <message>
        <source>{size} to download</source>
        <translation>{size} por descargar</translation>
    </message>
    <message>
        <source>ready to use</source>
        <translation>listo para usar</translation>
    </message>
    <message>
        <source>takes {size} of memory</source>
        <translation>ocupa {size} de memoria</translation>
    </message>
    <message>
        <source>How far captions lag behind is not known</source>
        <translation>No se sabe cuánto se retrasan los subtítulos</translation>
    </message>
    <message>
        <source>Captions {seconds} s behind the speaker (measured on two cores)</source>
        <translation>Subtítulos {seconds} s detrás del orador (medido con dos núcleos)</translation>
    </message>
    <message>
        <source>Captions about {seconds} s behind the speaker (an estimate)</source>
        <translation>Subtítulos unos {seconds} s detrás del orador (una estimación)</translation>
    </message>
    <message>
        <source>Does not do these languages.</source>
        <translation>No admite estos idiomas.</translation>
    </message>
    <message>
        <source>Needs {size} of free memory.</source>
        <translation>Necesita {size} de memoria libre.</translation>
    </message>
    <message>
        <source>Needs a graphics card with {size}.</source>
        <translation>Necesita una tarjeta gráfica con {size}.</translation>
    </message>
    <message>
        <source>Needs {cores} processor cores.</source>
        <translation>Necesita {cores} núcleos de procesador.</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>bajo</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>en silencio</translation>
    </message>
    <message>
        <source>clipping</source>
        <translation>satura</translation>
    </message>
    <message>
        <source>too quiet</source>
        <translation>demasiado bajo</translation>
    </message>
    <message>
        <source>noisy</source>
        <translation>con ruido</translation>
    </message>
    <message>
        <source>no sound comes from it</source>
        <translation>no llega ningún sonido</translation>
    </message>
    <message>
        <source>{file} cannot be written ({why}); choose another place.</source>
        <translation>No se puede escribir {file} ({why}); elija otro lugar.</translation>
    </message>
    <message>
        <source>{file} cannot be read ({why}).</source>
        <translation>No se puede leer {file} ({why}).</translation>
    </message>
    <message>
        <source>The window ended unexpectedly last time, so it opened without its layout, the last event and plug-ins.</source>
        <translation>La última vez la ventana terminó de forma inesperada; por eso se abrió sin su disposición, el último evento ni complementos.</translation>
    </message>
    <message>
        <source>The window opened without its layout, the last event and plug-ins, as asked.</source>
        <translation>La ventana se abrió sin su disposición, el último evento ni complementos, como se pidió.</translation>
    </message>
    <message>
        <source>Use everything again</source>
        <translation>Usar todo otra vez</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>The voice hurries so that listeners are not later than this, and leaves out what still would be; it can be read all the same.</source>
        <translation>La voz se apresura para que los oyentes no lleven más retardo que este, y omite lo que aun así llegaría tarde; se puede leer igualmente.</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About OpenBooth</source>
        <translation>Acerca de OpenBooth</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Versión {version}</translation>
    </message>
    <message>
        <source>Simultaneous interpretation on your own machine</source>
        <translation>Interpretación simultánea en su propio equipo</translation>
    </message>
    <message>
        <source>What is said in the room stays on this computer: nothing is sent anywhere.</source>
        <translation>Lo que se dice en la sala se queda en este ordenador: no se envía nada a ninguna parte.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>OpenBooth</source>
        <translation>OpenBooth</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Componentes</translation>
    </message>
    <message>
        <source>OpenBooth is free software: you may use, study, share and change it under the GNU General Public License, version 3 or later (GPL-3.0-or-later). It comes without any warranty.</source>
        <translation>OpenBooth es software libre: puede usarlo, estudiarlo, compartirlo y modificarlo según la Licencia Pública General de GNU, versión 3 o posterior (GPL-3.0-or-later). Se ofrece sin ninguna garantía.</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Ventanas</translation>
    </message>
    <message>
        <source>Made with Qt {version}, used under the LGPL, version 3.</source>
        <translation>Hecho con Qt {version}, usado según la LGPL, versión 3.</translation>
    </message>
    <message>
        <source>Engines and models</source>
        <translation>Motores y modelos</translation>
    </message>
    <message>
        <source>Models are your choice and keep licences of their own; read them before an event.</source>
        <translation>Los modelos los elige usted y tienen sus propias licencias; léalas antes de un evento.</translation>
    </message>
</context>
<context>
    <name>ActivityDot</name>
    <message>
        <source>Voice activity</source>
        <translation>Actividad de voz</translation>
    </message>
    <message>
        <source>speech</source>
        <translation>habla</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>silencio</translation>
    </message>
</context>
<context>
    <name>AudienceCard</name>
    <message>
        <source>Who listens</source>
        <translation>Quién escucha</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>{number} of {most}</source>
        <translation>{number} de {most}</translation>
    </message>
    <message>
        <source>{number}: the room is full</source>
        <translation>{number}: la sala está llena</translation>
    </message>
</context>
<context>
    <name>AudienceRow</name>
    <message>
        <source>Hear</source>
        <translation>Oyen</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leen</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Demora</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdidos</translation>
    </message>
    <message>
        <source>Too fast</source>
        <translation>Demasiado rápido</translation>
    </message>
    <message>
        <source>They hear the channel</source>
        <translation>Oyen el canal</translation>
    </message>
    <message>
        <source>They read the captions only</source>
        <translation>Solo leen los subtítulos</translation>
    </message>
    <message>
        <source>How many pressed “I am lost” in the last minute</source>
        <translation>Cuántos pulsaron «me he perdido» en el último minuto</translation>
    </message>
    <message>
        <source>How many pressed “too fast” in the last minute</source>
        <translation>Cuántos pulsaron «demasiado rápido» en el último minuto</translation>
    </message>
    <message>
        <source>The share of sound that got lost on the way in the last seconds</source>
        <translation>La parte del sonido que se perdió por el camino en los últimos segundos</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
    <message>
        <source>How long sound is under way to the phones</source>
        <translation>Cuánto tarda el sonido en llegar a los teléfonos</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
    <message>
        <source>Earlier messages: {number}</source>
        <translation>Mensajes anteriores: {number}</translation>
    </message>
</context>
<context>
    <name>CaptionWall</name>
    <message>
        <source>Floor</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>{language} · AI interpretation</source>
        <translation>{language} · Interpretación por IA</translation>
    </message>
    <message>
        <source>{language} · AI captions</source>
        <translation>{language} · Subtítulos por IA</translation>
    </message>
</context>
<context>
    <name>CaptionWindow</name>
    <message>
        <source>Larger letters</source>
        <translation>Letra más grande</translation>
    </message>
    <message>
        <source>Smaller letters</source>
        <translation>Letra más pequeña</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Spoken on the floor: {language}</source>
        <translation>Hablado en la sala: {language}</translation>
    </message>
    <message>
        <source>White on black</source>
        <translation>Blanco sobre negro</translation>
    </message>
    <message>
        <source>Yellow on black</source>
        <translation>Amarillo sobre negro</translation>
    </message>
    <message>
        <source>Black on white</source>
        <translation>Negro sobre blanco</translation>
    </message>
    <message>
        <source>As the application</source>
        <translation>Como la aplicación</translation>
    </message>
</context>
<context>
    <name>ChannelCard</name>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Recorded only</source>
        <translation>Solo se graba</translation>
    </message>
    <message>
        <source>The usual one</source>
        <translation>Lo habitual</translation>
    </message>
    <message>
        <source>The whole floor</source>
        <translation>Toda la sala</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Máquina</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Without one nobody in the room hears it</source>
        <translation>Sin salida, nadie lo oye en la sala</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>What is interpreted</source>
        <translation>Qué se interpreta</translation>
    </message>
    <message>
        <source>A channel here makes it a relay</source>
        <translation>Con un canal aquí, este es un relé</translation>
    </message>
    <message>
        <source>Who is heard first</source>
        <translation>A quién se oye primero</translation>
    </message>
    <message>
        <source>Never later than</source>
        <translation>Retardo máximo</translation>
    </message>
    <message>
        <source>Name of the channel</source>
        <translation>Nombre del canal</translation>
    </message>
    <message>
        <source>Take this channel out</source>
        <translation>Quitar este canal</translation>
    </message>
    <message>
        <source>Relay of {channel}</source>
        <translation>Relé de {channel}</translation>
    </message>
    <message>
        <source>{name} (not there)</source>
        <translation>{name} (no está)</translation>
    </message>
</context>
<context>
    <name>ChannelKeys</name>
    <message>
        <source>Machine</source>
        <translation>Máquina</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Tomar el canal</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>Listen in</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>Usual voice</source>
        <translation>Voz habitual</translation>
    </message>
    <message>
        <source>Each speaker&apos;s own</source>
        <translation>La propia de cada orador</translation>
    </message>
    <message>
        <source>{desk} hands {language} back to the machine (T)</source>
        <translation>{desk} devuelve {language} a la máquina (T)</translation>
    </message>
    <message>
        <source>No desk is set up for {language}.</source>
        <translation>No hay ningún puesto para {language}.</translation>
    </message>
    <message>
        <source>{desk} takes {language} over (T)</source>
        <translation>{desk} toma {language} (T)</translation>
    </message>
    <message>
        <source>{language}: the machine interprets</source>
        <translation>{language}: interpreta la máquina</translation>
    </message>
    <message>
        <source>{language}: the floor is heard</source>
        <translation>{language}: se oye la sala</translation>
    </message>
    <message>
        <source>Listen in on {language} (S)</source>
        <translation>Escuchar {language} (S)</translation>
    </message>
    <message>
        <source>Voice of {language}</source>
        <translation>Voz de {language}</translation>
    </message>
</context>
<context>
    <name>ChannelStrip</name>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Silenciado</translation>
    </message>
    <message>
        <source>More for this channel</source>
        <translation>Más de este canal</translation>
    </message>
    <message>
        <source>Heard: {who}</source>
        <translation>Se oye: {who}</translation>
    </message>
    <message>
        <source>Output…</source>
        <translation>Salida…</translation>
    </message>
    <message>
        <source>Output of {language}</source>
        <translation>Salida de {language}</translation>
    </message>
    <message>
        <source>Mute {language}</source>
        <translation>Silenciar {language}</translation>
    </message>
    <message>
        <source>Level of {channel}</source>
        <translation>Nivel de {channel}</translation>
    </message>
    <message>
        <source>More for {channel}</source>
        <translation>Más de {channel}</translation>
    </message>
</context>
<context>
    <name>ChannelsPage</name>
    <message>
        <source>What listeners choose from: one channel for every language, and more where needed.</source>
        <translation>Lo que los oyentes pueden elegir: un canal por idioma, y más donde haga falta.</translation>
    </message>
    <message>
        <source>Add a second channel</source>
        <translation>Añadir un segundo canal</translation>
    </message>
</context>
<context>
    <name>ChannelsPanel</name>
    <message>
        <source>Listener channels</source>
        <translation>Canales de oyentes</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Search languages</source>
        <translation>Buscar idiomas</translation>
    </message>
    <message>
        <source>Add language</source>
        <translation>Añadir idioma</translation>
    </message>
    <message>
        <source>Interpret into one more language</source>
        <translation>Interpretar a un idioma más</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>ya está</translation>
    </message>
    <message>
        <source>Nobody is interpreted yet. Add the first language.</source>
        <translation>Todavía no se interpreta a nadie. Añada el primer idioma.</translation>
    </message>
</context>
<context>
    <name>CommandBar</name>
    <message>
        <source>Off the record</source>
        <translation>Fuera de acta</translation>
    </message>
    <message>
        <source>Nothing is recognised, written or recorded while it is on</source>
        <translation>Mientras esté activo no se reconoce, escribe ni graba nada</translation>
    </message>
    <message>
        <source>Off the record: the room hears the floor, nothing is written (Ctrl+R)</source>
        <translation>Fuera de acta: se oye la sala, no se escribe nada (Ctrl+R)</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Preparar</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>Puestos</translation>
    </message>
    <message>
        <source>Presenter</source>
        <translation>Presentación</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Superposición</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Teléfonos</translation>
    </message>
    <message>
        <source>Phones in the room (Ctrl+J)</source>
        <translation>Teléfonos en la sala (Ctrl+J)</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>End the session (Ctrl+Return)</source>
        <translation>Terminar la sesión (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>Start the session (Ctrl+Return)</source>
        <translation>Iniciar la sesión (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Everything else (Alt+M)</source>
        <translation>Todo lo demás (Alt+M)</translation>
    </message>
</context>
<context>
    <name>ConcernList</name>
    <message>
        <source>What needs attention</source>
        <translation>Lo que requiere atención</translation>
    </message>
    <message>
        <source>Show everything that needs attention (Alt+N)</source>
        <translation>Mostrar todo lo que requiere atención (Alt+N)</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n más</numerusform>
            <numerusform>%n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more that need attention</source>
        <translation>
            <numerusform>%n más que requiere atención</numerusform>
            <numerusform>%n más que requieren atención</numerusform>
        </translation>
    </message>
    <message>
        <source>Alarm: {what}</source>
        <translation>Alarma: {what}</translation>
    </message>
</context>
<context>
    <name>ConcernRow</name>
    <message>
        <source>Put this message away</source>
        <translation>Quitar este mensaje</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Todo va bien</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarma</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Put away: {sentence}</source>
        <translation>Quitar: {sentence}</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>The core ended in the middle of the session; what was said until then is on record.</source>
        <translation>El núcleo terminó en medio de la sesión; lo dicho hasta entonces está registrado.</translation>
    </message>
</context>
<context>
    <name>ConversationArea</name>
    <message>
        <source>Speaker ?</source>
        <translation>Orador ?</translation>
    </message>
    <message>
        <source>{seconds} s of {source} are missing ({cause})</source>
        <translation>Faltan {seconds} s de {source} ({cause})</translation>
    </message>
</context>
<context>
    <name>ConversationHead</name>
    <message>
        <source>Language beside the floor</source>
        <translation>Idioma junto a la sala</translation>
    </message>
    <message>
        <source>One column per language (Ctrl+L)</source>
        <translation>Una columna por idioma (Ctrl+L)</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>Todos los idiomas</translation>
    </message>
    <message>
        <source>Name speakers, or make two of them one</source>
        <translation>Dar nombre a los oradores o unir dos en uno</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Oradores</translation>
    </message>
    <message>
        <source>Search the conversation</source>
        <translation>Buscar en la conversación</translation>
    </message>
    <message>
        <source>Search the conversation (Ctrl+F)</source>
        <translation>Buscar en la conversación (Ctrl+F)</translation>
    </message>
</context>
<context>
    <name>ConversationPanel</name>
    <message>
        <source>Jump to live</source>
        <translation>Ir al directo</translation>
    </message>
    <message>
        <source>What is said appears here.</source>
        <translation>Aquí aparece lo que se dice.</translation>
    </message>
    <message>
        <source>Go to the newest words and stay with them (End)</source>
        <translation>Ir a las palabras más nuevas y quedarse en ellas (Fin)</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Nobody has spoken yet</source>
        <translation>Todavía no ha hablado nadie</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
</context>
<context>
    <name>CoughKey</name>
    <message>
        <source>Cough</source>
        <translation>Tos</translation>
    </message>
    <message>
        <source>Hold to switch your microphone off</source>
        <translation>Mantenga pulsado para apagar su micrófono</translation>
    </message>
    <message>
        <source>COUGH</source>
        <translation>TOS</translation>
    </message>
    <message>
        <source>Microphone is off</source>
        <translation>El micrófono está apagado</translation>
    </message>
    <message>
        <source>Hold to be silent</source>
        <translation>Mantenga pulsado para callar</translation>
    </message>
</context>
<context>
    <name>DeskCard</name>
    <message>
        <source>Microphone</source>
        <translation>Micrófono</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Auriculares</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>May speak on (none: every channel)</source>
        <translation>Puede hablar en (ninguno: en todos los canales)</translation>
    </message>
    <message>
        <source>Take this desk out</source>
        <translation>Quitar este puesto</translation>
    </message>
    <message>
        <source>May speak on {channel}</source>
        <translation>Puede hablar en {channel}</translation>
    </message>
</context>
<context>
    <name>DeskPanel</name>
    <message>
        <source>Desk {desk}</source>
        <translation>Puesto {desk}</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Más despacio</translation>
    </message>
    <message>
        <source>Ask the speaker</source>
        <translation>Pedir al orador</translation>
    </message>
    <message>
        <source>Ask the speaker to slow down</source>
        <translation>Pedir al orador que vaya más despacio</translation>
    </message>
    <message>
        <source>Ask the speaker to slow down; nobody is told who asked</source>
        <translation>Pedir al orador que vaya más despacio; no se dice quién lo ha pedido</translation>
    </message>
    <message>
        <source>No session runs</source>
        <translation>No hay sesión en curso</translation>
    </message>
    <message>
        <source>This desk has no headphones; choose some in the set-up</source>
        <translation>Este puesto no tiene auriculares; elíjalos en la preparación</translation>
    </message>
    <message>
        <source>The speaker is asked</source>
        <translation>Se ha pedido al orador</translation>
    </message>
</context>
<context>
    <name>DeskVolume</name>
    <message>
        <source>Headphone volume</source>
        <translation>Volumen de los auriculares</translation>
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
        <translation>Puestos de intérpretes</translation>
    </message>
    <message>
        <source>This event has no desk for an interpreter; add one in the set-up.</source>
        <translation>Este evento no tiene puesto para un intérprete; añada uno en la preparación.</translation>
    </message>
</context>
<context>
    <name>DesksPage</name>
    <message>
        <source>Places of interpreters, who can take a channel over from the machine at any time.</source>
        <translation>Lugares de los intérpretes, que pueden tomar un canal de la máquina en cualquier momento.</translation>
    </message>
    <message>
        <source>Add a desk</source>
        <translation>Añadir un puesto</translation>
    </message>
    <message>
        <source>desk</source>
        <translation>puesto</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>A session runs: change channels and sources in this window, or stop it first.</source>
        <translation>Hay una sesión en curso: cambie canales y fuentes en esta ventana, o deténgala primero.</translation>
    </message>
    <message>
        <source>The session was cut off.</source>
        <translation>La sesión se interrumpió.</translation>
    </message>
    <message>
        <source>A new session can go on with the same inputs and channels. The old one stays on record.</source>
        <translation>Una sesión nueva puede continuar con las mismas entradas y canales. La anterior queda registrada.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>No speech, no names, no keys and no paths of this computer are in it; read it before you send it.</source>
        <translation>No contiene habla, nombres, claves ni rutas de este ordenador; léalo antes de enviarlo.</translation>
    </message>
    <message>
        <source>Being gathered…</source>
        <translation>Reuniendo…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>The file is there; it can be sent now.</source>
        <translation>El archivo está guardado; ya se puede enviar.</translation>
    </message>
    <message>
        <source>It is on the clipboard.</source>
        <translation>Está en el portapapeles.</translation>
    </message>
    <message>
        <source>Where to keep the diagnostics</source>
        <translation>Dónde guardar el diagnóstico</translation>
    </message>
    <message>
        <source>ZIP files (*.zip)</source>
        <translation>Archivos ZIP (*.zip)</translation>
    </message>
</context>
<context>
    <name>EnginePage</name>
    <message>
        <source>What turns speech into another language, and what tells speakers apart.</source>
        <translation>Lo que convierte el habla a otro idioma y lo que distingue a los oradores.</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Como siempre</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>No se sabe</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>El propio</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>Model (profile or folder)</source>
        <translation>Modelo (perfil o carpeta)</translation>
    </message>
    <message>
        <source>Speakers are told apart by</source>
        <translation>Los oradores se distinguen mediante</translation>
    </message>
    <message>
        <source>Model for speakers (folder)</source>
        <translation>Modelo para oradores (carpeta)</translation>
    </message>
    <message>
        <source>How many people speak</source>
        <translation>Cuántas personas hablan</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Como máximo</translation>
    </message>
    <message>
        <source>Not for commercial events: the licence of its models forbids that.</source>
        <translation>No para eventos comerciales: la licencia de sus modelos lo prohíbe.</translation>
    </message>
    <message>
        <source>{engine} (the usual one)</source>
        <translation>{engine} (el habitual)</translation>
    </message>
    <message>
        <source>{engine} (a demonstration)</source>
        <translation>{engine} (una demostración)</translation>
    </message>
    <message>
        <source>{engine} (not for commercial events)</source>
        <translation>{engine} (no para eventos comerciales)</translation>
    </message>
</context>
<context>
    <name>EnginesPage</name>
    <message>
        <source>What interprets?</source>
        <translation>¿Qué interpreta?</translation>
    </message>
    <message>
        <source>Everything is computed on this computer; nothing that is said leaves it.</source>
        <translation>Todo se calcula en este ordenador; nada de lo que se dice sale de él.</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>Examinando este ordenador…</translation>
    </message>
    <message>
        <source>Measure how fast this computer is (10 seconds)</source>
        <translation>Medir la rapidez de este ordenador (10 segundos)</translation>
    </message>
    <message>
        <source>No engine does these languages on this computer: choose others.</source>
        <translation>Ningún motor admite estos idiomas en este ordenador: elija otros.</translation>
    </message>
    <message>
        <source>Measuring, for ten seconds…</source>
        <translation>Midiendo durante diez segundos…</translation>
    </message>
</context>
<context>
    <name>EventDesk</name>
    <message>
        <source>Open an event</source>
        <translation>Abrir un evento</translation>
    </message>
    <message>
        <source>event</source>
        <translation>evento</translation>
    </message>
    <message>
        <source>Save the event</source>
        <translation>Guardar el evento</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>Elegir una grabación</translation>
    </message>
    <message>
        <source>The event has changes that are not saved. Save them first?</source>
        <translation>El evento tiene cambios sin guardar. ¿Guardarlos antes?</translation>
    </message>
    <message>
        <source>A session is running; stop it first.</source>
        <translation>Hay una sesión en curso; deténgala primero.</translation>
    </message>
    <message>
        <source>Events (*{suffix})</source>
        <translation>Eventos (*{suffix})</translation>
    </message>
</context>
<context>
    <name>EventPage</name>
    <message>
        <source>What the event is called, what is spoken there, and the rules of the house.</source>
        <translation>Cómo se llama el evento, qué se habla en él y las reglas de la casa.</translation>
    </message>
    <message>
        <source>Annual assembly</source>
        <translation>Asamblea anual</translation>
    </message>
    <message>
        <source>Listening in</source>
        <translation>Escucha</translation>
    </message>
    <message>
        <source>Nowhere</source>
        <translation>En ninguna parte</translation>
    </message>
    <message>
        <source>It has to ask</source>
        <translation>Tiene que pedirlo</translation>
    </message>
    <message>
        <source>It takes over</source>
        <translation>Lo toma</translation>
    </message>
    <message>
        <source>Both are heard</source>
        <translation>Se oyen los dos</translation>
    </message>
    <message>
        <source>Tell listeners that the voice is synthetic</source>
        <translation>Decir a los oyentes que la voz es sintética</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>Idioma hablado</translation>
    </message>
    <message>
        <source>Also spoken</source>
        <translation>También se habla</translation>
    </message>
    <message>
        <source>Where people speak in more than one language</source>
        <translation>Donde se habla más de un idioma</translation>
    </message>
    <message>
        <source>Where you listen in</source>
        <translation>Dónde escucha usted</translation>
    </message>
    <message>
        <source>One source or channel at a time, for you only</source>
        <translation>Una fuente o un canal a la vez, solo para usted</translation>
    </message>
    <message>
        <source>When a desk wants a channel that another one holds</source>
        <translation>Cuando un puesto quiere un canal que ocupa otro</translation>
    </message>
</context>
<context>
    <name>EventSetupDialog</name>
    <message>
        <source>Set up the event</source>
        <translation>Preparar el evento</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Fuentes</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>Puestos</translation>
    </message>
    <message>
        <source>Names and terms</source>
        <translation>Nombres y términos</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>Use this set-up</source>
        <translation>Usar esta preparación</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>What the format has room for</source>
        <translation>Lo que cabe en el formato</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>Escribiendo {file}…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Choose one language at least.</source>
        <translation>Elija al menos un idioma.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>Buscar (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the conversation</source>
        <translation>Buscar en la conversación</translation>
    </message>
    <message>
        <source>Earlier hit (Shift+F3)</source>
        <translation>Resultado anterior (Mayús+F3)</translation>
    </message>
    <message>
        <source>Later hit (F3)</source>
        <translation>Resultado siguiente (F3)</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>No encontrado</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count} encontrados</translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation>{position} de {count}</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>A session runs: stop it first, then set up step by step.</source>
        <translation>Hay una sesión en curso: deténgala primero y luego prepare paso a paso.</translation>
    </message>
    <message>
        <source>The models are here: from now on {engine} interprets.</source>
        <translation>Los modelos están aquí: desde ahora interpreta {engine}.</translation>
    </message>
</context>
<context>
    <name>FloorPanel</name>
    <message>
        <source>Floor</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Add source</source>
        <translation>Añadir fuente</translation>
    </message>
    <message>
        <source>Listen to one more microphone, loopback or recording</source>
        <translation>Escuchar un micrófono, un bucle o una grabación más</translation>
    </message>
</context>
<context>
    <name>FullScreen</name>
    <message>
        <source>{display} (not connected)</source>
        <translation>{display} (no conectada)</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Pantalla</translation>
    </message>
    <message>
        <source>The second one</source>
        <translation>La segunda</translation>
    </message>
</context>
<context>
    <name>GlossaryDialog</name>
    <message>
        <source>Glossary</source>
        <translation>Glosario</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Changes count from the next words on.</source>
        <translation>Los cambios valen desde las próximas palabras.</translation>
    </message>
</context>
<context>
    <name>GlossaryKeys</name>
    <message>
        <source>Add a term</source>
        <translation>Añadir un término</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>Importar un archivo…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
</context>
<context>
    <name>GlossaryModel</name>
    <message>
        <source>Take in terms</source>
        <translation>Tomar términos</translation>
    </message>
    <message>
        <source>Add a term</source>
        <translation>Añadir un término</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>This term stands here more than once.</source>
        <translation>Este término aparece aquí más de una vez.</translation>
    </message>
    <message>
        <source>Edit a term</source>
        <translation>Editar un término</translation>
    </message>
    <message>
        <source>A term without a translation is not translated; a tick takes its translations away.</source>
        <translation>Un término sin traducción no se traduce; una marca quita sus traducciones.</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Término</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>Queda como está</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
</context>
<context>
    <name>GlossaryTable</name>
    <message>
        <source>Glossary</source>
        <translation>Glosario</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search the glossary</source>
        <translation>Buscar en el glosario</translation>
    </message>
    <message>
        <source>{file} has the glossary now.</source>
        <translation>{file} contiene ahora el glosario.</translation>
    </message>
    <message>
        <source>There was no term to take in.</source>
        <translation>No había ningún término que tomar.</translation>
    </message>
    <message>
        <source>There already, now with the new translations: {terms}</source>
        <translation>Ya estaban, ahora con las traducciones nuevas: {terms}</translation>
    </message>
    <message>
        <source>More than once: {terms}</source>
        <translation>Más de una vez: {terms}</translation>
    </message>
    <message>
        <source>Choose a glossary</source>
        <translation>Elegir un glosario</translation>
    </message>
    <message>
        <source>Glossaries (*.csv *.txt *.tbx *.xml)</source>
        <translation>Glosarios (*.csv *.txt *.tbx *.xml)</translation>
    </message>
    <message>
        <source>Where to keep the glossary</source>
        <translation>Dónde guardar el glosario</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabla (*.csv)</translation>
    </message>
    <message>
        <source>TBX for terminology programs (*.tbx)</source>
        <translation>TBX para programas de terminología (*.tbx)</translation>
    </message>
</context>
<context>
    <name>HandoverBar</name>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Ceder</translation>
    </message>
    <message>
        <source>{desk} asks for {language}</source>
        <translation>{desk} pide {language}</translation>
    </message>
</context>
<context>
    <name>HelpCell</name>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Término</translation>
    </message>
</context>
<context>
    <name>HelpStripPanel</name>
    <message>
        <source>Help for interpreters</source>
        <translation>Ayuda para intérpretes</translation>
    </message>
    <message>
        <source>Said: {language}</source>
        <translation>Dicho: {language}</translation>
    </message>
    <message>
        <source>Machine: {language}</source>
        <translation>Máquina: {language}</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import corrections</source>
        <translation>Importar correcciones</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>Leyendo {file}…</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>In the document</source>
        <translation>En el documento</translation>
    </message>
    <message>
        <source>What the document changes</source>
        <translation>Lo que cambia el documento</translation>
    </message>
    <message>
        <source>Where both were edited, take what the document says</source>
        <translation>Donde se editaron ambos, tomar lo que dice el documento</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Término</translation>
    </message>
    <message>
        <source>Translations</source>
        <translation>Traducciones</translation>
    </message>
    <message>
        <source>Terms for the glossary</source>
        <translation>Términos para el glosario</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Orador</translation>
    </message>
    <message>
        <source>{what}, edited here too</source>
        <translation>{what}, editado aquí también</translation>
    </message>
    <message>
        <source>The corrections are in the session. Which of these terms are for the glossary?</source>
        <translation>Las correcciones están en la sesión. ¿Cuáles de estos términos son para el glosario?</translation>
    </message>
    <message>
        <source>Add to the glossary</source>
        <translation>Añadir al glosario</translation>
    </message>
    <message>
        <source>None of them</source>
        <translation>Ninguno</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) will be imported, in one step that can be undone.</source>
        <translation>
            <numerusform>Se importará %n corrección, en un solo paso que se puede deshacer.</numerusform>
            <numerusform>Se importarán %n correcciones, en un solo paso que se puede deshacer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IncomingChoice</name>
    <message>
        <source>Listen to something else</source>
        <translation>Escuchar otra cosa</translation>
    </message>
    <message>
        <source>FLOOR</source>
        <translation>SALA</translation>
    </message>
    <message>
        <source>Listen to the whole floor</source>
        <translation>Escuchar toda la sala</translation>
    </message>
    <message>
        <source>One input of the floor</source>
        <translation>Una entrada de la sala</translation>
    </message>
    <message>
        <source>More …</source>
        <translation>Más…</translation>
    </message>
    <message>
        <source>{language} carries the floor</source>
        <translation>{language} lleva la sala</translation>
    </message>
    <message>
        <source>{language}: a translation of the floor</source>
        <translation>{language}: traducción de la sala</translation>
    </message>
    <message>
        <source>{language}: a translation of a translation</source>
        <translation>{language}: traducción de una traducción</translation>
    </message>
    <message>
        <source>You are on air on {language}, so you cannot listen to it</source>
        <translation>Está en antena en {language}, así que no puede escucharlo</translation>
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
        <translation>Todos los canales</translation>
    </message>
</context>
<context>
    <name>InputPage</name>
    <message>
        <source>Where does the sound come from?</source>
        <translation>¿De dónde viene el sonido?</translation>
    </message>
    <message>
        <source>Speak, or have somebody speak: the input that moves is the one to choose.</source>
        <translation>Hable, o haga hablar a alguien: la entrada que se mueve es la que hay que elegir.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Mirar otra vez</translation>
    </message>
    <message>
        <source>A recording instead…</source>
        <translation>Usar una grabación…</translation>
    </message>
    <message>
        <source>The recording {name}</source>
        <translation>La grabación {name}</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>Elegir una grabación</translation>
    </message>
</context>
<context>
    <name>InputRow</name>
    <message>
        <source>Listen to {device}</source>
        <translation>Escuchar {device}</translation>
    </message>
    <message>
        <source>Level of {device}</source>
        <translation>Nivel de {device}</translation>
    </message>
    <message>
        <source>What this computer plays</source>
        <translation>Lo que reproduce este ordenador</translation>
    </message>
    <message>
        <source>Default input</source>
        <translation>Entrada predeterminada</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
</context>
<context>
    <name>InterruptedCard</name>
    <message>
        <source>Recover</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Close its record at the last word, so that it can be read and exported</source>
        <translation>Cerrar su registro en la última palabra, para poder leerlo y exportarlo</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Leave it as it is, and ask no more</source>
        <translation>Dejarla como está y no preguntar más</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Descartar…</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) on record.</source>
        <translation>
            <numerusform>%n línea registrada.</numerusform>
            <numerusform>%n líneas registradas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Began {moment}.</source>
        <translation>Empezó el {moment}.</translation>
    </message>
    <message>
        <source>No final words are on record.</source>
        <translation>No hay palabras definitivas registradas.</translation>
    </message>
    <message>
        <source>Last final words at {time}, {position} into the session.</source>
        <translation>Últimas palabras definitivas: {time}, {position} desde el comienzo.</translation>
    </message>
    <message>
        <source>Throw this session away, with its text and its sound? Nothing can bring it back.</source>
        <translation>¿Descartar esta sesión con su texto y su sonido? No se podrá recuperar.</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>Descartarla</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarla</translation>
    </message>
</context>
<context>
    <name>JoinCard</name>
    <message>
        <source>Wireless network</source>
        <translation>Red inalámbrica</translation>
    </message>
    <message>
        <source>Show it to the room</source>
        <translation>Mostrar a la sala</translation>
    </message>
    <message>
        <source>Fill the second display with the QR code (Ctrl+Shift+J)</source>
        <translation>Llenar la segunda pantalla con el código QR (Ctrl+Mayús+J)</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Copiar el enlace</translation>
    </message>
    <message>
        <source>Whoever has the link is let in</source>
        <translation>Entra quien tenga el enlace</translation>
    </message>
    <message>
        <source>Copy an overlay&apos;s address</source>
        <translation>Copiar la dirección de una superposición</translation>
    </message>
    <message>
        <source>Captions of a channel for a browser source, as in OBS or vMix</source>
        <translation>Subtítulos de un canal para una fuente de navegador, como en OBS o vMix</translation>
    </message>
    <message>
        <source>Revoke the link…</source>
        <translation>Revocar el enlace…</translation>
    </message>
    <message>
        <source>Send every phone away, and let only those in that get the new link</source>
        <translation>Despedir a todos los teléfonos y admitir solo a quien reciba el enlace nuevo</translation>
    </message>
    <message>
        <source>QR code that opens {address}</source>
        <translation>Código QR que abre {address}</translation>
    </message>
    <message>
        <source>Address: {address}</source>
        <translation>Dirección: {address}</translation>
    </message>
    <message>
        <source>Room code: {code}</source>
        <translation>Código de sala: {code}</translation>
    </message>
    <message>
        <source>Every phone is sent away, and the link, the room code and the address of overlays become new: show the QR code again afterwards.</source>
        <translation>Se despide a todos los teléfonos, y el enlace, el código de sala y la dirección de las superposiciones son nuevos: muestre después otra vez el código QR.</translation>
    </message>
    <message>
        <source>Revoke the link</source>
        <translation>Revocar el enlace</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarlo</translation>
    </message>
    <message>
        <source>Scan, or open this address</source>
        <translation>Escanee o abra esta dirección</translation>
    </message>
    <message>
        <source>Room code</source>
        <translation>Código de sala</translation>
    </message>
</context>
<context>
    <name>JoinSlide</name>
    <message>
        <source>QR code for the room</source>
        <translation>Código QR para la sala</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>QR code that opens {address}</source>
        <translation>Código QR que abre {address}</translation>
    </message>
    <message>
        <source>Phones cannot join at the moment</source>
        <translation>En este momento los teléfonos no pueden entrar</translation>
    </message>
    <message>
        <source>Wireless network</source>
        <translation>Red inalámbrica</translation>
    </message>
    <message>
        <source>Scan, or open this address</source>
        <translation>Escanee o abra esta dirección</translation>
    </message>
    <message>
        <source>Room code</source>
        <translation>Código de sala</translation>
    </message>
    <message>
        <source>You are told the PIN here</source>
        <translation>El PIN se le dice aquí</translation>
    </message>
    <message>
        <source>AI interpretation</source>
        <translation>Interpretación por IA</translation>
    </message>
</context>
<context>
    <name>LagBadge</name>
    <message>
        <source>No translation yet, so that nothing can be said of its lag.</source>
        <translation>Todavía no hay traducción, así que nada puede decirse de su retardo.</translation>
    </message>
    <message>
        <source>Lag: not known yet</source>
        <translation>Retardo: aún no se sabe</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>Lag: {lag}</source>
        <translation>Retardo: {lag}</translation>
    </message>
    <message>
        <source>words left out</source>
        <translation>palabras omitidas</translation>
    </message>
    <message>
        <source>hurrying</source>
        <translation>se apresura</translation>
    </message>
    <message>
        <source>waiting for words</source>
        <translation>espera de palabras</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>motor</translation>
    </message>
    <message>
        <source>voice queue</source>
        <translation>cola de voz</translation>
    </message>
    <message>
        <source>Most of it is waiting until enough of the sentence was said.</source>
        <translation>La mayor parte es esperar a que se diga lo bastante de la frase.</translation>
    </message>
    <message>
        <source>The engine is slower than the speech: choose a smaller one, or fewer languages.</source>
        <translation>El motor es más lento que el habla: elija uno más pequeño o menos idiomas.</translation>
    </message>
    <message>
        <source>Speech waits to be heard: the translation is longer than what was said.</source>
        <translation>La voz espera a ser oída: la traducción es más larga que lo dicho.</translation>
    </message>
    <message>
        <source>How long after a word was said its translation is shown.</source>
        <translation>Cuánto después de decirse una palabra se muestra su traducción.</translation>
    </message>
    <message>
        <source>Listeners are never to be later than {seconds}.</source>
        <translation>Los oyentes no deben llevar nunca más de {seconds} de retardo.</translation>
    </message>
    <message>
        <source>So that nobody is later than {seconds}, clauses and pauses are shorter and the voice is faster.</source>
        <translation>Para que nadie lleve más de {seconds} de retardo, las frases y las pausas son más cortas y la voz es más rápida.</translation>
    </message>
    <message>
        <source>Words that were lately not spoken because too much waited: {number}. They can be read.</source>
        <translation>Palabras que últimamente no se han pronunciado porque esperaba demasiado: {number}. Se pueden leer.</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>regular</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>mal</translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>Add a language</source>
        <translation>Añadir un idioma</translation>
    </message>
    <message>
        <source>Add a language…</source>
        <translation>Añadir un idioma…</translation>
    </message>
    <message>
        <source>Leave {language} out</source>
        <translation>Dejar fuera {language}</translation>
    </message>
</context>
<context>
    <name>LanguagesPage</name>
    <message>
        <source>Which languages?</source>
        <translation>¿Qué idiomas?</translation>
    </message>
    <message>
        <source>What is spoken in the room, and what your listeners want to hear or read.</source>
        <translation>Lo que se habla en la sala y lo que sus oyentes quieren oír o leer.</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>Idioma hablado</translation>
    </message>
    <message>
        <source>Also spoken, where people speak in more than one</source>
        <translation>También se habla, si se usa más de uno</translation>
    </message>
    <message>
        <source>Interpret into</source>
        <translation>Interpretar a</translation>
    </message>
    <message>
        <source>Choose a language to interpret into.</source>
        <translation>Elija un idioma al que interpretar.</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>A session is running.</source>
        <translation>Hay una sesión en curso.</translation>
    </message>
    <message>
        <source>It can go on without this window; open OpenBooth again to see it, or stop it now.</source>
        <translation>Puede continuar sin esta ventana; abra OpenBooth otra vez para verla, o deténgala ahora.</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Dejar que continúe</translation>
    </message>
    <message>
        <source>Stop it and quit</source>
        <translation>Detenerla y salir</translation>
    </message>
    <message>
        <source>The session is being stopped; OpenBooth closes once it has ended.</source>
        <translation>La sesión se está deteniendo; OpenBooth se cierra cuando termine.</translation>
    </message>
    <message>
        <source>The session has not stopped; try again, or quit and let it go on, and stop it later.</source>
        <translation>La sesión no se ha detenido; inténtelo otra vez, o salga y deje que continúe, y deténgala más tarde.</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>en silencio</translation>
    </message>
    <message>
        <source>{rms} dB, peak {peak}</source>
        <translation>{rms} dB, pico {peak}</translation>
    </message>
    <message>
        <source>{levels}, clips</source>
        <translation>{levels}, satura</translation>
    </message>
</context>
<context>
    <name>ListenerCount</name>
    <message>
        <source>Listeners: {count}</source>
        <translation>Oyentes: {count}</translation>
    </message>
    <message>
        <source>{readers} of them only read</source>
        <translation>{readers} de ellos solo leen</translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message>
        <source>Where you listen in</source>
        <translation>Dónde escucha usted</translation>
    </message>
    <message>
        <source>How loud you listen in</source>
        <translation>Con qué volumen escucha</translation>
    </message>
    <message>
        <source>Listen in: no output</source>
        <translation>Escucha: sin salida</translation>
    </message>
</context>
<context>
    <name>MainMenu</name>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Nuevo evento</translation>
    </message>
    <message>
        <source>Open event…</source>
        <translation>Abrir evento…</translation>
    </message>
    <message>
        <source>Save event</source>
        <translation>Guardar evento</translation>
    </message>
    <message>
        <source>Save event as…</source>
        <translation>Guardar evento como…</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Preparar…</translation>
    </message>
    <message>
        <source>Glossary…</source>
        <translation>Glosario…</translation>
    </message>
    <message>
        <source>Set up step by step…</source>
        <translation>Preparar paso a paso…</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demostración</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sesión</translation>
    </message>
    <message>
        <source>Start or stop</source>
        <translation>Iniciar o detener</translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation>Fuera de acta</translation>
    </message>
    <message>
        <source>Speakers…</source>
        <translation>Oradores…</translation>
    </message>
    <message>
        <source>Phones…</source>
        <translation>Teléfonos…</translation>
    </message>
    <message>
        <source>Sessions…</source>
        <translation>Sesiones…</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Ventanas</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>Puestos</translation>
    </message>
    <message>
        <source>Captions for the room</source>
        <translation>Subtítulos para la sala</translation>
    </message>
    <message>
        <source>Captions above other windows</source>
        <translation>Subtítulos sobre otras ventanas</translation>
    </message>
    <message>
        <source>QR code for the room</source>
        <translation>Código QR para la sala</translation>
    </message>
    <message>
        <source>Those let clicks through</source>
        <translation>Que dejen pasar los clics</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>Sencilla</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Más pequeño</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>Tamaño habitual</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelos…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Configuración…</translation>
    </message>
    <message>
        <source>Diagnostics…</source>
        <translation>Diagnóstico…</translation>
    </message>
    <message>
        <source>About OpenBooth</source>
        <translation>Acerca de OpenBooth</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Start with {engine} instead</source>
        <translation>Iniciar con {engine} en su lugar</translation>
    </message>
    <message>
        <source>{engine} starts as soon as the session that runs has ended.</source>
        <translation>{engine} se inicia en cuanto termine la sesión en curso.</translation>
    </message>
</context>
<context>
    <name>ModelManagerDialog</name>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>Buscando modelos…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Mostrar la carpeta</translation>
    </message>
    <message>
        <source>Import from a folder…</source>
        <translation>Importar de una carpeta…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Models are kept in {folder}, where {size} are free. Another folder is used where OpenBooth is started with OPENBOOTH_DATA.</source>
        <translation>Los modelos están en {folder}, donde quedan {size} libres. Se usa otra carpeta si OpenBooth se inicia con OPENBOOTH_DATA.</translation>
    </message>
    <message>
        <source>Downloads go on when the session is over.</source>
        <translation>Las descargas continúan cuando termine la sesión.</translation>
    </message>
    <message>
        <source>Also on this computer</source>
        <translation>También en este ordenador</translation>
    </message>
    <message>
        <source>Choose the folder of a model</source>
        <translation>Elija la carpeta de un modelo</translation>
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
        <translation>Token para {model}</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Accept that licence and download</source>
        <translation>Aceptar esa licencia y descargar</translation>
    </message>
    <message>
        <source>Use the token</source>
        <translation>Usar el token</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Check its files</source>
        <translation>Comprobar sus archivos</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>De una carpeta…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Choose the folder of {model}</source>
        <translation>Elija la carpeta de {model}</translation>
    </message>
</context>
<context>
    <name>ModelWindows</name>
    <message>
        <source>{folder} does not say which model it holds; use “From a folder…” beside the model that it is.</source>
        <translation>{folder} no dice qué modelo contiene; use «De una carpeta…» junto al modelo que sea.</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Engines that understand real voices work with models. Downloads go on when this window is closed; “Models…” in the menu shows them.</source>
        <translation>Los motores que entienden voces reales trabajan con modelos. Las descargas continúan al cerrar esta ventana; «Modelos…» en el menú las muestra.</translation>
    </message>
    <message>
        <source>Until they are here, start without them</source>
        <translation>Hasta que estén aquí, empezar sin ellos</translation>
    </message>
    <message>
        <source>{engine} interprets until then; the change is made as soon as no session runs.</source>
        <translation>Hasta entonces interpreta {engine}; el cambio se hace en cuanto no haya sesión en curso.</translation>
    </message>
    <message>
        <source>Nothing to download: everything that this needs is here.</source>
        <translation>Nada que descargar: todo lo necesario está aquí.</translation>
    </message>
    <message>
        <source>Download now ({size})</source>
        <translation>Descargar ahora ({size})</translation>
    </message>
    <message>
        <source>{size} are free on this disk.</source>
        <translation>Quedan {size} libres en este disco.</translation>
    </message>
    <message>
        <source>That is less than the models need: free some space.</source>
        <translation>Es menos de lo que necesitan los modelos: libere espacio.</translation>
    </message>
</context>
<context>
    <name>NameEditor</name>
    <message>
        <source>Name of the speaker</source>
        <translation>Nombre del orador</translation>
    </message>
    <message>
        <source>Return keeps the name, Esc leaves it as it was</source>
        <translation>Intro guarda el nombre, Esc lo deja como estaba</translation>
    </message>
</context>
<context>
    <name>NoDevices</name>
    <message>
        <source>Open a recording…</source>
        <translation>Abrir una grabación…</translation>
    </message>
    <message>
        <source>Interpret an audio or video file instead</source>
        <translation>Interpretar en su lugar un archivo de audio o vídeo</translation>
    </message>
    <message>
        <source>Nothing is listened to. Add a source.</source>
        <translation>No se escucha nada. Añada una fuente.</translation>
    </message>
    <message>
        <source>This computer has no sound input now. Plug in a microphone: it appears here by itself.</source>
        <translation>Este ordenador no tiene ahora ninguna entrada de sonido. Conecte un micrófono: aparecerá aquí por sí solo.</translation>
    </message>
    <message>
        <source>Looking for devices…</source>
        <translation>Buscando dispositivos…</translation>
    </message>
</context>
<context>
    <name>OutgoingChannel</name>
    <message>
        <source>Take over</source>
        <translation>Tomar el canal</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>EN ANTENA</translation>
    </message>
    <message>
        <source>Take over now, without waiting for an answer</source>
        <translation>Tomar ya, sin esperar respuesta</translation>
    </message>
    <message>
        <source>On air: {language}</source>
        <translation>En antena: {language}</translation>
    </message>
    <message>
        <source>Press to go off air</source>
        <translation>Pulse para salir de antena</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Ocupado</translation>
    </message>
    <message>
        <source>by {desk}</source>
        <translation>por {desk}</translation>
    </message>
    <message>
        <source>Floor is heard</source>
        <translation>Se oye la sala</translation>
    </message>
    <message>
        <source>Machine is heard</source>
        <translation>Se oye la máquina</translation>
    </message>
    <message>
        <source>Muted by the operator</source>
        <translation>Silenciado por el operador</translation>
    </message>
    <message>
        <source>Silent while you cough</source>
        <translation>En silencio mientras tose</translation>
    </message>
    <message>
        <source>Also on air: {desk}</source>
        <translation>También en antena: {desk}</translation>
    </message>
    <message>
        <source>Listeners hear you</source>
        <translation>Los oyentes le oyen</translation>
    </message>
    <message>
        <source>You are not heard</source>
        <translation>No se le oye</translation>
    </message>
    <message>
        <source>Asked…</source>
        <translation>Pedido…</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Pedir</translation>
    </message>
    <message>
        <source>Ask for {language}</source>
        <translation>Pedir {language}</translation>
    </message>
</context>
<context>
    <name>OutputChoice</name>
    <message>
        <source>Channels {pair}</source>
        <translation>Canales {pair}</translation>
    </message>
</context>
<context>
    <name>OutputPage</name>
    <message>
        <source>Where is it heard?</source>
        <translation>¿Dónde se oye?</translation>
    </message>
    <message>
        <source>An output for every language: headphones, a loudspeaker, or a channel of an interface that feeds a transmitter. Languages without one are heard on phones only.</source>
        <translation>Una salida por idioma: auriculares, un altavoz o un canal de una interfaz que alimenta un transmisor. Los idiomas sin salida solo se oyen en los teléfonos.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Did you hear it?</source>
        <translation>¿Lo ha oído?</translation>
    </message>
    <message>
        <source>This computer has no sound output now. Plug one in: it appears here by itself. Phones do without.</source>
        <translation>Este ordenador no tiene ahora ninguna salida de sonido. Conecte una: aparecerá aquí por sí sola. Los teléfonos no la necesitan.</translation>
    </message>
    <message>
        <source>Output of {language}</source>
        <translation>Salida de {language}</translation>
    </message>
    <message>
        <source>Phones only</source>
        <translation>Solo teléfonos</translation>
    </message>
    <message>
        <source>Test tone</source>
        <translation>Tono de prueba</translation>
    </message>
    <message>
        <source>Choose an output first.</source>
        <translation>Elija primero una salida.</translation>
    </message>
    <message>
        <source>A tone sounds for two seconds…</source>
        <translation>Suena un tono durante dos segundos…</translation>
    </message>
    <message>
        <source>Good: this output works.</source>
        <translation>Bien: esta salida funciona.</translation>
    </message>
    <message>
        <source>Turn the volume up, here and at the device; look whether it is plugged in; try another output or pair of channels.</source>
        <translation>Suba el volumen, aquí y en el aparato; mire si está conectado; pruebe otra salida u otro par de canales.</translation>
    </message>
</context>
<context>
    <name>OverlayWindow</name>
    <message>
        <source>Captions above other windows</source>
        <translation>Subtítulos sobre otras ventanas</translation>
    </message>
    <message>
        <source>Drag to move; arrow keys move, with Shift they resize</source>
        <translation>Arrastre para mover; las flechas mueven, con Mayús cambian el tamaño</translation>
    </message>
    <message>
        <source>Less transparent</source>
        <translation>Menos transparente</translation>
    </message>
    <message>
        <source>More transparent</source>
        <translation>Más transparente</translation>
    </message>
    <message>
        <source>Let clicks through</source>
        <translation>Dejar pasar los clics</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Opacity of the ground</source>
        <translation>Opacidad del fondo</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>{page}: something is wrong here</source>
        <translation>{page}: aquí hay algo incorrecto</translation>
    </message>
</context>
<context>
    <name>PartsTable</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search the parts</source>
        <translation>Buscar en los componentes</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Componente</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Commercial events</source>
        <translation>Eventos comerciales</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>See the licence</source>
        <translation>Vea la licencia</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Permitido</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>No permitido</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Sin indicar</translation>
    </message>
    <message>
        <source>Parts and their licences</source>
        <translation>Componentes y sus licencias</translation>
    </message>
</context>
<context>
    <name>PhonesDialog</name>
    <message>
        <source>Phones in the room</source>
        <translation>Teléfonos en la sala</translation>
    </message>
    <message>
        <source>Use the changes</source>
        <translation>Usar los cambios</translation>
    </message>
    <message>
        <source>Phones open a page by a QR code, choose a language, hear it and read along. Nothing is installed, and nothing leaves the local network.</source>
        <translation>Los teléfonos abren una página mediante un código QR, eligen un idioma, lo oyen y lo leen. No se instala nada y nada sale de la red local.</translation>
    </message>
    <message>
        <source>Also when this event starts</source>
        <translation>También cuando empiece este evento</translation>
    </message>
    <message>
        <source>Phones can join as soon as a session of this event begins</source>
        <translation>Los teléfonos pueden entrar en cuanto empiece una sesión de este evento</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Phones cannot join</source>
        <translation>Los teléfonos no pueden entrar</translation>
    </message>
    <message>
        <source>Not all is well</source>
        <translation>No todo va bien</translation>
    </message>
    <message>
        <source>Phones can join</source>
        <translation>Los teléfonos pueden entrar</translation>
    </message>
    <message>
        <source>Phones are not let in</source>
        <translation>No se admiten teléfonos</translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <translation>Dejar de compartir</translation>
    </message>
    <message>
        <source>Let phones join</source>
        <translation>Admitir teléfonos</translation>
    </message>
    <message numerus="yes">
        <source>%n phones are sent away, and no other can join.</source>
        <translation>
            <numerusform>Se despide a %n teléfono, y ningún otro puede entrar.</numerusform>
            <numerusform>Se despide a %n teléfonos, y ningún otro puede entrar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>PlaybackBar</name>
    <message>
        <source>Position</source>
        <translation>Posición</translation>
    </message>
    <message>
        <source>What is heard</source>
        <translation>Qué se oye</translation>
    </message>
    <message>
        <source>Where it is heard</source>
        <translation>Dónde se oye</translation>
    </message>
    <message>
        <source>The sound of this session is not kept any more</source>
        <translation>El sonido de esta sesión ya no se conserva</translation>
    </message>
    <message>
        <source>Usual output</source>
        <translation>Salida habitual</translation>
    </message>
    <message>
        <source>Floor: {source}</source>
        <translation>Sala: {source}</translation>
    </message>
    <message>
        <source>Channel: {channel}</source>
        <translation>Canal: {channel}</translation>
    </message>
    <message>
        <source>Channel: {channel} ({language})</source>
        <translation>Canal: {channel} ({language})</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>{what} (Ctrl+Space)</source>
        <translation>{what} (Ctrl+Espacio)</translation>
    </message>
</context>
<context>
    <name>PresenterWindow</name>
    <message>
        <source>Captions for the room</source>
        <translation>Subtítulos para la sala</translation>
    </message>
    <message>
        <source>One above the other, or side by side</source>
        <translation>Uno encima de otro o lado a lado</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>Opened before</source>
        <translation>Abiertos recientemente</translation>
    </message>
    <message>
        <source>Open {event}</source>
        <translation>Abrir {event}</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Sessions that were cut off</source>
        <translation>Sesiones que se interrumpieron</translation>
    </message>
    <message>
        <source>The last time OpenBooth, or this computer, stopped in the middle of a session. Every final word until then is on record.</source>
        <translation>La última vez OpenBooth, o este ordenador, se detuvo en medio de una sesión. Todas las palabras definitivas hasta entonces están registradas.</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Decidir después</translation>
    </message>
</context>
<context>
    <name>ReplaceBar</name>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Reemplazar por</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Distinguir mayúsculas</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Palabras completas</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Reemplazar todos</translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation>{position} de {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n encontrado</numerusform>
            <numerusform>%n encontrados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace all %n</source>
        <translation>
            <numerusform>Reemplazar %n</numerusform>
            <numerusform>Reemplazar los %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Cerrar la búsqueda</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>Cerrar la búsqueda (Esc)</translation>
    </message>
</context>
<context>
    <name>ReviewExport</name>
    <message>
        <source>{file} is written.</source>
        <translation>{file} está escrito.</translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Buscar y reemplazar</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Find the speakers again…</source>
        <translation>Distinguir de nuevo a los oradores…</translation>
    </message>
    <message>
        <source>Import corrections…</source>
        <translation>Importar correcciones…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>{step}: {edit}</source>
        <translation>{step}: {edit}</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>a line split</source>
        <translation>una línea dividida</translation>
    </message>
    <message>
        <source>lines merged</source>
        <translation>líneas unidas</translation>
    </message>
    <message>
        <source>words replaced</source>
        <translation>palabras reemplazadas</translation>
    </message>
    <message>
        <source>a speaker</source>
        <translation>un orador</translation>
    </message>
    <message>
        <source>an import</source>
        <translation>una importación</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>un nombre</translation>
    </message>
    <message>
        <source>speakers merged</source>
        <translation>oradores unidos</translation>
    </message>
</context>
<context>
    <name>ReviewMenus</name>
    <message>
        <source>Hear it from here</source>
        <translation>Oírlo desde aquí</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Split the line here</source>
        <translation>Dividir la línea aquí</translation>
    </message>
    <message>
        <source>Merge with the next line</source>
        <translation>Unir con la línea siguiente</translation>
    </message>
    <message>
        <source>Merge the lines</source>
        <translation>Unir las líneas</translation>
    </message>
    <message>
        <source>Put back what was committed</source>
        <translation>Restaurar el original</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Dicho por</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Alguien nuevo</translation>
    </message>
    <message>
        <source>Rename {name} everywhere…</source>
        <translation>Cambiar el nombre de {name} en todas partes…</translation>
    </message>
    <message>
        <source>{name} is in truth</source>
        <translation>{name} es en realidad</translation>
    </message>
</context>
<context>
    <name>ReviewTable</name>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Orador</translation>
    </message>
    <message>
        <source>Speaker ?</source>
        <translation>Orador ?</translation>
    </message>
    <message>
        <source>Shown while an interpreter was on air; not heard</source>
        <translation>Se mostró mientras un intérprete estaba en antena; no se oyó</translation>
    </message>
    <message>
        <source>Edited. Committed was: {text}</source>
        <translation>Editado. Original: {text}</translation>
    </message>
    <message>
        <source>{name}, edited</source>
        <translation>{name}, editado</translation>
    </message>
    <message>
        <source>{text} (edited)</source>
        <translation>{text} (editado)</translation>
    </message>
    <message>
        <source>{seconds} s of {source} are missing ({cause})</source>
        <translation>Faltan {seconds} s de {source} ({cause})</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Lines of the session</source>
        <translation>Líneas de la sesión</translation>
    </message>
</context>
<context>
    <name>ReviewWindow</name>
    <message>
        <source>Reading the record…</source>
        <translation>Leyendo el registro…</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sesión</translation>
    </message>
    <message>
        <source>Import corrections</source>
        <translation>Importar correcciones</translation>
    </message>
    <message>
        <source>Corrected documents (*.docx *.xlsx *.xlf *.xliff)</source>
        <translation>Documentos corregidos (*.docx *.xlsx *.xlf *.xliff)</translation>
    </message>
    <message>
        <source>Committed was: {text}</source>
        <translation>Original: {text}</translation>
    </message>
    <message>
        <source>Somebody said who speaks here.</source>
        <translation>Alguien dijo quién habla aquí.</translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>Nothing found. Type fewer letters.</source>
        <translation>No se ha encontrado nada. Escriba menos letras.</translation>
    </message>
</context>
<context>
    <name>SessionTable</name>
    <message>
        <source>Began</source>
        <translation>Comienzo</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Entradas</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Líneas</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminada</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>interrumpida</translation>
    </message>
    <message>
        <source>cut off, recovered</source>
        <translation>interrumpida, recuperada</translation>
    </message>
    <message>
        <source>{state}, kept</source>
        <translation>{state}, conservada</translation>
    </message>
</context>
<context>
    <name>SessionsDialog</name>
    <message>
        <source>Sessions</source>
        <translation>Sesiones</translation>
    </message>
    <message>
        <source>Find a session</source>
        <translation>Buscar una sesión</translation>
    </message>
    <message>
        <source>Sessions, newest first</source>
        <translation>Sesiones, las más nuevas primero</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Nothing is on record yet. What is interpreted appears here.</source>
        <translation>Todavía no hay nada registrado. Lo que se interprete aparecerá aquí.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Keep for ever</source>
        <translation>Conservar para siempre</translation>
    </message>
    <message>
        <source>Sessions that are older than the settings say are deleted; this one is not</source>
        <translation>Las sesiones más antiguas de lo que dice la configuración se eliminan; esta no</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Eliminar…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>No session has these words.</source>
        <translation>Ninguna sesión contiene estas palabras.</translation>
    </message>
    <message>
        <source>This session runs; it can be opened once it has ended.</source>
        <translation>Esta sesión está en curso; se puede abrir cuando haya terminado.</translation>
    </message>
    <message>
        <source>Delete the session that began {moment}, with its text and its sound? Nothing can bring it back.</source>
        <translation>¿Eliminar la sesión que empezó el {moment}, con su texto y su sonido? Nada puede recuperarla.</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Eliminarla</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarla</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>{setting} • changed</source>
        <translation>{setting} • cambiado</translation>
    </message>
    <message>
        <source>Usually: {value}</source>
        <translation>Habitual: {value}</translation>
    </message>
    <message>
        <source>Back to: {value}</source>
        <translation>Volver a: {value}</translation>
    </message>
    <message>
        <source>{setting}: back to {value}</source>
        <translation>{setting}: volver a {value}</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Elegir una carpeta</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>Buscar (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Buscar en la configuración</translation>
    </message>
    <message>
        <source>Reset everything</source>
        <translation>Restablecer todo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Shall every setting be as it comes again?</source>
        <translation>¿Poner todas las opciones como vienen?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Ninguna opción contiene estas palabras.</translation>
    </message>
</context>
<context>
    <name>SharingFields</name>
    <message>
        <source>Not told</source>
        <translation>No se dice</translation>
    </message>
    <message>
        <source>This computer&apos;s own</source>
        <translation>La de este ordenador</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Crowded room</source>
        <translation>Sala abarrotada</translation>
    </message>
    <message>
        <source>A third of the load on the wireless network, 40 ms more delay</source>
        <translation>Un tercio de la carga en la red inalámbrica, 40 ms más de demora</translation>
    </message>
    <message>
        <source>The sound is handed on by Janus: {nodes}</source>
        <translation>El sonido lo distribuye Janus: {nodes}</translation>
    </message>
    <message>
        <source>Wireless network</source>
        <translation>Red inalámbrica</translation>
    </message>
    <message>
        <source>Its name is told beside the QR code</source>
        <translation>Su nombre se dice junto al código QR</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>4 to 8 digits that everybody is asked for; no slide tells it</source>
        <translation>De 4 a 8 cifras que se piden a todos; ninguna diapositiva las muestra</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Como máximo</translation>
    </message>
    <message>
        <source>How many phones are let in</source>
        <translation>Cuántos teléfonos se admiten</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Where this computer can be reached; another one where it is taken</source>
        <translation>Dónde se llega a este ordenador; otro si está ocupado</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>What phones call this computer, as in booth.local:8080</source>
        <translation>Cómo llaman los teléfonos a este ordenador, por ejemplo booth.local:8080</translation>
    </message>
</context>
<context>
    <name>ShiftClock</name>
    <message>
        <source>Shift</source>
        <translation>Turno</translation>
    </message>
    <message>
        <source>Off air</source>
        <translation>Fuera de antena</translation>
    </message>
    <message>
        <source>{time} on air · time to take turns</source>
        <translation>{time} en antena · es hora de relevarse</translation>
    </message>
    <message>
        <source>{time} on air</source>
        <translation>{time} en antena</translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Several people</source>
        <translation>Varias personas</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Who speaks there</source>
        <translation>Quién habla ahí</translation>
    </message>
    <message>
        <source>Where only one person does</source>
        <translation>Si solo habla una persona</translation>
    </message>
    <message>
        <source>Level now</source>
        <translation>Nivel ahora</translation>
    </message>
    <message>
        <source>Take this source out</source>
        <translation>Quitar esta fuente</translation>
    </message>
    <message>
        <source>Played from its beginning</source>
        <translation>Se reproduce desde el principio</translation>
    </message>
    <message>
        <source>Not listened to yet</source>
        <translation>Todavía no se escucha</translation>
    </message>
    <message>
        <source>Sounds well</source>
        <translation>Suena bien</translation>
    </message>
</context>
<context>
    <name>SourceRow</name>
    <message>
        <source>Level of {source}</source>
        <translation>Nivel de {source}</translation>
    </message>
    <message>
        <source>Listen in</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>Listen in on {source}</source>
        <translation>Escuchar {source}</translation>
    </message>
    <message>
        <source>More for {source}</source>
        <translation>Más de {source}</translation>
    </message>
    <message>
        <source>{device} is not there now.</source>
        <translation>{device} no está ahora.</translation>
    </message>
    <message>
        <source>Remove this source</source>
        <translation>Quitar esta fuente</translation>
    </message>
</context>
<context>
    <name>SourcesPage</name>
    <message>
        <source>Everything that is listened to: microphones, lines, and recordings.</source>
        <translation>Todo lo que se escucha: micrófonos, líneas y grabaciones.</translation>
    </message>
    <message>
        <source>Add an input</source>
        <translation>Añadir una entrada</translation>
    </message>
    <message>
        <source>Add a recording…</source>
        <translation>Añadir una grabación…</translation>
    </message>
    <message>
        <source>source</source>
        <translation>fuente</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>Elegir una grabación</translation>
    </message>
</context>
<context>
    <name>SpeakerChip</name>
    <message>
        <source>Speaker: {name}</source>
        <translation>Orador: {name}</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>nadie</translation>
    </message>
</context>
<context>
    <name>SpeakerRow</name>
    <message>
        <source>speaks now</source>
        <translation>habla ahora</translation>
    </message>
    <message>
        <source>Name of speaker {number}</source>
        <translation>Nombre del orador {number}</translation>
    </message>
</context>
<context>
    <name>SpeakersDialog</name>
    <message>
        <source>Speakers</source>
        <translation>Oradores</translation>
    </message>
    <message>
        <source>Nobody has spoken yet.</source>
        <translation>Todavía no ha hablado nadie.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Two of them are the same person</source>
        <translation>Dos de ellos son la misma persona</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Este</translation>
    </message>
    <message>
        <source>Is in truth</source>
        <translation>En realidad es</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Unir…</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Unir</translation>
    </message>
    <message>
        <source>Keep them apart</source>
        <translation>Mantenerlos separados</translation>
    </message>
    <message>
        <source>is</source>
        <translation>es</translation>
    </message>
    <message>
        <source>Everything that {who} said, and will say, is then by {into}, in every language and in the record.</source>
        <translation>Todo lo que {who} ha dicho y dirá pasa a ser de {into}, en todos los idiomas y en el registro.</translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message>
        <source>Simultaneous interpretation that never leaves this computer</source>
        <translation>Interpretación simultánea que nunca sale de este ordenador</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Open event…</source>
        <translation>Abrir evento…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Probar la demostración</translation>
    </message>
    <message>
        <source>Interpret a recorded panel discussion into Spanish and Catalan</source>
        <translation>Interpretar al español y al catalán una mesa redonda grabada</translation>
    </message>
    <message>
        <source>Set everything up…</source>
        <translation>Preparar todo…</translation>
    </message>
    <message>
        <source>Sessions…</source>
        <translation>Sesiones…</translation>
    </message>
    <message>
        <source>What was interpreted before: to read, hear, correct and export</source>
        <translation>Lo interpretado antes: para leer, oír, corregir y exportar</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>Idioma hablado</translation>
    </message>
    <message>
        <source>Drop a recording here to interpret it</source>
        <translation>Suelte aquí una grabación para interpretarla</translation>
    </message>
    <message>
        <source>Start interpreting</source>
        <translation>Empezar a interpretar</translation>
    </message>
    <message>
        <source>Interpret into</source>
        <translation>Interpretar a</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Retardo</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Predicho</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Perdido</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Teléfonos</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
</context>
<context>
    <name>StatusWords</name>
    <message>
        <source>NOT CONNECTED</source>
        <translation>SIN CONEXIÓN</translation>
    </message>
    <message>
        <source>The core does not answer. It is started again by itself; a running session goes on.</source>
        <translation>El núcleo no responde. Se inicia de nuevo por sí solo; una sesión en curso continúa.</translation>
    </message>
    <message>
        <source>STARTING</source>
        <translation>INICIANDO</translation>
    </message>
    <message>
        <source>The models are being loaded.</source>
        <translation>Se están cargando los modelos.</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>EN DIRECTO</translation>
    </message>
    <message>
        <source>Everything that is said is translated and recorded.</source>
        <translation>Todo lo que se dice se traduce y se registra.</translation>
    </message>
    <message>
        <source>OFF THE RECORD</source>
        <translation>FUERA DE ACTA</translation>
    </message>
    <message>
        <source>Nothing is recognised, written or recorded.</source>
        <translation>No se reconoce, escribe ni graba nada.</translation>
    </message>
    <message>
        <source>STOPPED</source>
        <translation>DETENIDA</translation>
    </message>
    <message>
        <source>No session runs.</source>
        <translation>No hay sesión en curso.</translation>
    </message>
    <message>
        <source>State: {state}</source>
        <translation>Estado: {state}</translation>
    </message>
    <message>
        <source>Session time: {time}</source>
        <translation>Tiempo de sesión: {time}</translation>
    </message>
    <message>
        <source>How long the session has been running, off the record included.</source>
        <translation>Cuánto lleva la sesión en curso, incluido lo que queda fuera de acta.</translation>
    </message>
    <message>
        <source>Of the words shown before they were said, how many came true; and of all words, how many were shown so.</source>
        <translation>De las palabras mostradas antes de decirse, cuántas se cumplieron; y de todas las palabras, cuántas se mostraron así.</translation>
    </message>
    <message>
        <source>Prediction: nothing to judge yet</source>
        <translation>Predicción: todavía nada que juzgar</translation>
    </message>
    <message>
        <source>right, {share} covered</source>
        <translation>acertadas, {share} cubiertas</translation>
    </message>
    <message>
        <source>Prediction: {hits} {covered}</source>
        <translation>Predicción: {hits} {covered}</translation>
    </message>
    <message>
        <source>Dropped audio: {length}</source>
        <translation>Sonido perdido: {length}</translation>
    </message>
    <message>
        <source>Audio of the floor that was lost since the session began. Nothing should be.</source>
        <translation>Sonido de la sala que se ha perdido desde que empezó la sesión. No debería haber ninguno.</translation>
    </message>
    <message>
        <source>Phones: {number}</source>
        <translation>Teléfonos: {number}</translation>
    </message>
    <message>
        <source>How many listen or read along by phone (Ctrl+J).</source>
        <translation>Cuántos escuchan o leen por teléfono (Ctrl+J).</translation>
    </message>
    <message>
        <source>full</source>
        <translation>llena</translation>
    </message>
    <message>
        <source>some cannot follow</source>
        <translation>algunos no pueden seguir</translation>
    </message>
    <message>
        <source>To keep up, this was given up: {what}.</source>
        <translation>Para no quedarse atrás se ha renunciado a esto: {what}.</translation>
    </message>
    <message>
        <source>The engine translates as it should.</source>
        <translation>El motor traduce como debe.</translation>
    </message>
    <message>
        <source>Engine: {name}</source>
        <translation>Motor: {name}</translation>
    </message>
    <message>
        <source>Processors: {share}</source>
        <translation>Procesadores: {share}</translation>
    </message>
    <message>
        <source>How much of all processors is at work, whatever for.</source>
        <translation>Qué parte de todos los procesadores trabaja, sea en lo que sea.</translation>
    </message>
    <message>
        <source>Memory that the core and its models occupy.</source>
        <translation>Memoria que ocupan el núcleo y sus modelos.</translation>
    </message>
    <message>
        <source>Memory: {size}</source>
        <translation>Memoria: {size}</translation>
    </message>
    <message>
        <source>Memory: {size}, {kept} of it for the next session</source>
        <translation>Memoria: {size}, de ella {kept} para la próxima sesión</translation>
    </message>
    <message>
        <source>{kept} are models that stay loaded, so that the next session begins at once.</source>
        <translation>{kept} son modelos que siguen cargados para que la próxima sesión empiece al instante.</translation>
    </message>
    <message>
        <source>Memory of graphics cards that the models occupy.</source>
        <translation>Memoria de las tarjetas gráficas que ocupan los modelos.</translation>
    </message>
    <message>
        <source>Graphics memory: {size}</source>
        <translation>Memoria gráfica: {size}</translation>
    </message>
    <message>
        <source>How long the session can be recorded until the disk is full.</source>
        <translation>Cuánto tiempo puede grabarse la sesión hasta que se llene el disco.</translation>
    </message>
    <message>
        <source>Disk: not known</source>
        <translation>Disco: no se sabe</translation>
    </message>
    <message>
        <source>left</source>
        <translation>queda</translation>
    </message>
    <message>
        <source>Disk: {time} left</source>
        <translation>Disco: quedan {time}</translation>
    </message>
    <message>
        <source>over {hours} h</source>
        <translation>más de {hours} h</translation>
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
        <translation>Paso {number} de {all}: {name}</translation>
    </message>
</context>
<context>
    <name>TellingApart</name>
    <message>
        <source>{moved} of {lines} lines have another speaker now.</source>
        <translation>{moved} de {lines} líneas tienen ahora otro orador.</translation>
    </message>
</context>
<context>
    <name>TellingApartDialog</name>
    <message>
        <source>Find the speakers again</source>
        <translation>Distinguir de nuevo a los oradores</translation>
    </message>
    <message>
        <source>The whole recording is listened to once more, which finds out better who spoke when. Names and lines to which you gave a speaker stay as they are.</source>
        <translation>Se escucha otra vez la grabación entera, lo que permite saber mejor quién habló cuándo. Los nombres y las líneas a las que usted dio un orador quedan como están.</translation>
    </message>
    <message>
        <source>How they are told apart</source>
        <translation>Cómo se distinguen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Hasta dónde ha llegado</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Deshacerlo</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>How many speak</source>
        <translation>Cuántos hablan</translation>
    </message>
</context>
<context>
    <name>TermsPage</name>
    <message>
        <source>Words that have to be right: names are never translated, terms as the glossary says.</source>
        <translation>Palabras que deben ser exactas: los nombres nunca se traducen, los términos según el glosario.</translation>
    </message>
    <message>
        <source>Ada Lovelace</source>
        <translation>Ada Lovelace</translation>
    </message>
    <message>
        <source>Who will speak, one name on a line</source>
        <translation>Quién hablará, un nombre por línea</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>Text of the line</source>
        <translation>Texto de la línea</translation>
    </message>
    <message>
        <source>Return keeps the text, Esc leaves it as it was, Ctrl+Return splits the line here</source>
        <translation>Intro guarda el texto, Esc lo deja como estaba, Ctrl+Intro divide aquí la línea</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show OpenBooth</source>
        <translation>Mostrar OpenBooth</translation>
    </message>
    <message>
        <source>Stop the session</source>
        <translation>Detener la sesión</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En directo</translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation>Fuera de acta</translation>
    </message>
    <message>
        <source>No session</source>
        <translation>Sin sesión</translation>
    </message>
</context>
<context>
    <name>UpdateLine</name>
    <message>
        <source>Version {version} is available</source>
        <translation>La versión {version} está disponible</translation>
    </message>
</context>
<context>
    <name>WizardDialog</name>
    <message>
        <source>Set up step by step</source>
        <translation>Preparar paso a paso</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
</context>
<context>
    <name>_DeviceChoice</name>
    <message>
        <source>{device}: channel</source>
        <translation>{device}: canal</translation>
    </message>
    <message>
        <source>{device} (not connected)</source>
        <translation>{device} (no conectado)</translation>
    </message>
</context>
<context>
    <name>_Group</name>
    <message>
        <source>Suits this computer best</source>
        <translation>Lo más adecuado para este ordenador</translation>
    </message>
    <message>
        <source>Needs a larger computer than this one</source>
        <translation>Necesita un ordenador más potente que este</translation>
    </message>
    <message>
        <source>Download all ({size})</source>
        <translation>Descargar todo ({size})</translation>
    </message>
</context>
<context>
    <name>_InputCard</name>
    <message>
        <source>What this computer plays</source>
        <translation>Lo que reproduce este ordenador</translation>
    </message>
</context>
</TS>
