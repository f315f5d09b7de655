<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name></name>
    <message>
        <source>The core has gone; what was said is on record, and another one is being started: wait a moment.</source>
        <translation>اختفت النواة؛ ما قيل مسجَّل، ويجري تشغيل نواة أخرى: انتظر لحظة.</translation>
    </message>
    <message>
        <source>An interpreter asks whoever speaks to slow down.</source>
        <translation>يطلب مترجم من المتكلم أن يبطئ.</translation>
    </message>
    <message>
        <source>{source}: {length} ms are missing ({cause}).</source>
        <translation>‏{source}: ينقص {length} مللي ثانية ({cause}).</translation>
    </message>
    <message>
        <source>There is a problem with the {matter}.</source>
        <translation>هناك مشكلة: {matter}.</translation>
    </message>
    <message>
        <source>{source} is {warning}.</source>
        <translation>{source}: {warning}.</translation>
    </message>
    <message>
        <source>The {stage} is {seconds} s behind.</source>
        <translation>مرحلة {stage} متأخرة {seconds} ث.</translation>
    </message>
    <message>
        <source>To keep up, this was given up: {what}.</source>
        <translation>لمواكبة السرعة تم الاستغناء عن: {what}.</translation>
    </message>
    <message>
        <source>{desk} asks {holder} to hand over {channel}.</source>
        <translation>يطلب {desk} من {holder} تسليم {channel}.</translation>
    </message>
    <message>
        <source>{device} is late.</source>
        <translation>‏{device} متأخر.</translation>
    </message>
    <message>
        <source>{device} is lost.</source>
        <translation>فُقد {device}.</translation>
    </message>
    <message>
        <source>That needs a running session; start one first.</source>
        <translation>يحتاج هذا إلى جلسة جارية؛ ابدأ جلسة أولًا.</translation>
    </message>
    <message>
        <source>Choose where to keep the event file.</source>
        <translation>اختر مكان حفظ ملف الفعالية.</translation>
    </message>
    <message>
        <source>The name {name} is taken; choose another one.</source>
        <translation>الاسم {name} مستخدم؛ اختر اسمًا آخر.</translation>
    </message>
    <message>
        <source>There is no source {name}.</source>
        <translation>لا يوجد مصدر {name}.</translation>
    </message>
    <message>
        <source>There is no channel {name}.</source>
        <translation>لا توجد قناة {name}.</translation>
    </message>
    <message>
        <source>There is no desk {name}.</source>
        <translation>لا يوجد مكتب {name}.</translation>
    </message>
    <message>
        <source>An interpreter takes a channel over from a desk once the session runs.</source>
        <translation>يتسلّم المترجم قناة من مكتبه بعد بدء الجلسة.</translation>
    </message>
    <message numerus="yes">
        <source>%n are lost</source>
        <translation>
            <numerusform>%n تائهون</numerusform>
            <numerusform>تائه واحد</numerusform>
            <numerusform>تائهان</numerusform>
            <numerusform>%n تائهون</numerusform>
            <numerusform>%n تائهًا</numerusform>
            <numerusform>%n تائه</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n find it too fast</source>
        <translation>
            <numerusform>%n يرونه سريعًا جدًا</numerusform>
            <numerusform>واحد يراه سريعًا جدًا</numerusform>
            <numerusform>اثنان يريانه سريعًا جدًا</numerusform>
            <numerusform>%n يرونه سريعًا جدًا</numerusform>
            <numerusform>%n يرونه سريعًا جدًا</numerusform>
            <numerusform>%n يرونه سريعًا جدًا</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The room is full: %n listen, and no other phone is let in; allow more under Phones (Ctrl+J).</source>
        <translation>
            <numerusform>القاعة ممتلئة: %n يستمعون ولا يُقبل هاتف آخر؛ اسمح بالمزيد في «الهواتف» (Ctrl+J).</numerusform>
            <numerusform>القاعة ممتلئة: مستمع واحد ولا يُقبل هاتف آخر؛ اسمح بالمزيد في «الهواتف» (Ctrl+J).</numerusform>
            <numerusform>القاعة ممتلئة: مستمعان ولا يُقبل هاتف آخر؛ اسمح بالمزيد في «الهواتف» (Ctrl+J).</numerusform>
            <numerusform>القاعة ممتلئة: %n مستمعين ولا يُقبل هاتف آخر؛ اسمح بالمزيد في «الهواتف» (Ctrl+J).</numerusform>
            <numerusform>القاعة ممتلئة: %n مستمعًا ولا يُقبل هاتف آخر؛ اسمح بالمزيد في «الهواتف» (Ctrl+J).</numerusform>
            <numerusform>القاعة ممتلئة: %n مستمع ولا يُقبل هاتف آخر؛ اسمح بالمزيد في «الهواتف» (Ctrl+J).</numerusform>
        </translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>القاعة</translation>
    </message>
    <message>
        <source>{channel}: {feedback}.</source>
        <translation>{channel}: {feedback}.</translation>
    </message>
    <message>
        <source>{channel}: much gets lost on the way to the phones; switch “crowded room” on under Phones, or bring the wireless network closer.</source>
        <translation>‏{channel}: يضيع الكثير في الطريق إلى الهواتف؛ شغّل «قاعة مزدحمة» في «الهواتف» أو قرّب الشبكة اللاسلكية.</translation>
    </message>
    <message>
        <source>silent – is the microphone on?</source>
        <translation>صامت – هل الميكروفون يعمل؟</translation>
    </message>
    <message>
        <source>clipping – turn the input down</source>
        <translation>تشبّع – اخفض الدخل</translation>
    </message>
    <message>
        <source>too quiet – turn the input up, or bring the microphone closer</source>
        <translation>منخفض جدًا – ارفع الدخل أو قرّب الميكروفون</translation>
    </message>
    <message>
        <source>noisy – bring the microphone closer, or move it away from the noise</source>
        <translation>مشوّش – قرّب الميكروفون أو أبعده عن الضجيج</translation>
    </message>
    <message>
        <source>The device is lost.</source>
        <translation>فُقد الجهاز.</translation>
    </message>
    <message>
        <source>The device is late.</source>
        <translation>الجهاز متأخر.</translation>
    </message>
    <message>
        <source>The settings in {path} cannot be read ({why}); the usual ones are used.</source>
        <translation>لا يمكن قراءة الإعدادات في {path} ({why})؛ تُستخدم الإعدادات المعتادة.</translation>
    </message>
    <message>
        <source>The settings in {path} cannot be understood; the usual ones are used.</source>
        <translation>لا يمكن فهم الإعدادات في {path}؛ تُستخدم الإعدادات المعتادة.</translation>
    </message>
    <message>
        <source>Not all settings in {path} can be used: {wrong}</source>
        <translation>لا يمكن استخدام كل الإعدادات في {path}: {wrong}</translation>
    </message>
    <message>
        <source>The settings cannot be kept in {path} ({why}); make room there, or make it writable.</source>
        <translation>لا يمكن حفظ الإعدادات في {path} ({why})؛ أفسح مكانًا هناك أو اسمح بالكتابة.</translation>
    </message>
    <message>
        <source>The file as it was is {name}.</source>
        <translation>الملف كما كان هو {name}.</translation>
    </message>
    <message>
        <source>Machine interprets</source>
        <translation>الآلة تترجم</translation>
    </message>
    <message>
        <source>Floor is heard</source>
        <translation>صوت القاعة مسموع</translation>
    </message>
    <message>
        <source>Hand back to the machine</source>
        <translation>إعادة إلى الآلة</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>تسلّم القناة</translation>
    </message>
    <message>
        <source>Listen in</source>
        <translation>استماع</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Interprets</source>
        <translation>يترجم</translation>
    </message>
    <message>
        <source>the whole floor</source>
        <translation>القاعة كلها</translation>
    </message>
    <message>
        <source>{channel} (relay)</source>
        <translation>‏{channel} (ترحيل)</translation>
    </message>
    <message>
        <source>Never later than</source>
        <translation>أقصى تأخر</translation>
    </message>
    <message>
        <source>Remove this channel</source>
        <translation>إزالة هذه القناة</translation>
    </message>
    <message>
        <source>Usual voice</source>
        <translation>الصوت المعتاد</translation>
    </message>
    <message>
        <source>A voice for each speaker</source>
        <translation>صوت لكل متكلم</translation>
    </message>
    <message>
        <source>Captions only</source>
        <translation>ترجمة مكتوبة فقط</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>الآلة</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>مترجم</translation>
    </message>
    <message>
        <source>No output</source>
        <translation>بلا مخرج</translation>
    </message>
    <message>
        <source>Gone: {device}</source>
        <translation>غائب: {device}</translation>
    </message>
    <message>
        <source>Late: {device}</source>
        <translation>متأخر: {device}</translation>
    </message>
    <message>
        <source>Listeners: {feedback}</source>
        <translation>المستمعون: {feedback}</translation>
    </message>
    <message>
        <source>Interprets {input}</source>
        <translation>يترجم {input}</translation>
    </message>
    <message>
        <source>{seconds} s still to be spoken</source>
        <translation>بقي {seconds} ث للنطق</translation>
    </message>
    <message>
        <source>Most of the lag: {cause}</source>
        <translation>معظم التأخر: {cause}</translation>
    </message>
    <message>
        <source>The voice is silent until it can keep up</source>
        <translation>الصوت صامت حتى يستطيع المواكبة</translation>
    </message>
    <message>
        <source>Words not spoken: {number}</source>
        <translation>كلمات لم تُنطق: {number}</translation>
    </message>
    <message>
        <source>Lag limit: {seconds}</source>
        <translation>حد التأخر: {seconds}</translation>
    </message>
    <message>
        <source>Hurrying, lag limit: {seconds}</source>
        <translation>يُسرع، حد التأخر: {seconds}</translation>
    </message>
    <message>
        <source>waiting for words</source>
        <translation>انتظار الكلمات</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>المحرك</translation>
    </message>
    <message>
        <source>voice queue</source>
        <translation>طابور الصوت</translation>
    </message>
    <message>
        <source>Rename {name}…</source>
        <translation>تغيير اسم {name}…</translation>
    </message>
    <message>
        <source>{name} is the same person as</source>
        <translation>‏{name} هو نفسه</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>المخرج</translation>
    </message>
    <message>
        <source>Search outputs</source>
        <translation>البحث عن مخارج</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Search inputs</source>
        <translation>البحث عن مداخل</translation>
    </message>
    <message>
        <source>Microphones and lines</source>
        <translation>ميكروفونات وخطوط</translation>
    </message>
    <message>
        <source>What this computer plays</source>
        <translation>ما يشغّله هذا الحاسوب</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>تسجيلات</translation>
    </message>
    <message>
        <source>Audio or video file…</source>
        <translation>ملف صوت أو فيديو…</translation>
    </message>
    <message>
        <source>default</source>
        <translation>افتراضي</translation>
    </message>
    <message>
        <source>plays {channel}</source>
        <translation>يشغّل {channel}</translation>
    </message>
    <message>
        <source>not there now</source>
        <translation>غير موجود الآن</translation>
    </message>
    <message>
        <source>all, mixed</source>
        <translation>الكل ممزوجًا</translation>
    </message>
    <message>
        <source>input {number}</source>
        <translation>مدخل {number}</translation>
    </message>
    <message>
        <source>{number} MB</source>
        <translation>‏{number} ميغابايت</translation>
    </message>
    <message>
        <source>{number} GB</source>
        <translation>‏{number} غيغابايت</translation>
    </message>
    <message>
        <source>many languages</source>
        <translation>لغات كثيرة</translation>
    </message>
    <message>
        <source>{languages} and others</source>
        <translation>‏{languages} وغيرها</translation>
    </message>
    <message>
        <source>Understands speech</source>
        <translation>يفهم الكلام</translation>
    </message>
    <message>
        <source>Translates</source>
        <translation>يترجم</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>يتكلم</translation>
    </message>
    <message>
        <source>Predicts what comes</source>
        <translation>يتوقع ما سيأتي</translation>
    </message>
    <message>
        <source>Tells speakers apart</source>
        <translation>يميّز المتكلمين</translation>
    </message>
    <message>
        <source>Understands, translates and speaks</source>
        <translation>يفهم ويترجم ويتكلم</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>اختياري</translation>
    </message>
    <message>
        <source>Not for commercial events: its licence forbids that.</source>
        <translation>ليس للفعاليات التجارية: رخصته تمنع ذلك.</translation>
    </message>
    <message>
        <source>Read its licence before a commercial event.</source>
        <translation>اقرأ رخصته قبل فعالية تجارية.</translation>
    </message>
    <message>
        <source>Waits until the session is over</source>
        <translation>ينتظر انتهاء الجلسة</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>ينتظر دوره</translation>
    </message>
    <message>
        <source>Paused: {amount}</source>
        <translation>متوقف مؤقتًا: {amount}</translation>
    </message>
    <message>
        <source>Checked: all is as it came</source>
        <translation>فُحص: كل شيء كما وصل</translation>
    </message>
    <message>
        <source>Downloading: {amount}</source>
        <translation>تنزيل: {amount}</translation>
    </message>
    <message>
        <source>Copying: {amount}</source>
        <translation>نسخ: {amount}</translation>
    </message>
    <message>
        <source>Checking: {amount}</source>
        <translation>فحص: {amount}</translation>
    </message>
    <message>
        <source>{done} of {size}</source>
        <translation>‏{done} من {size}</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Partly here: {size}</source>
        <translation>هنا جزئيًا: {size}</translation>
    </message>
    <message>
        <source>Broken: files are missing or changed</source>
        <translation>تالف: ملفات ناقصة أو تغيّرت</translation>
    </message>
    <message>
        <source>Not on this computer</source>
        <translation>ليس على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Go on downloading</source>
        <translation>متابعة التنزيل</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>تنزيل</translation>
    </message>
    <message>
        <source>Delete {model}? Other programs on this computer may use it too.</source>
        <translation>حذف {model}؟ قد تستخدمه برامج أخرى على هذا الحاسوب أيضًا.</translation>
    </message>
    <message>
        <source>Delete {model}? It can be downloaded again.</source>
        <translation>حذف {model}؟ يمكن تنزيله ثانية.</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>النوافذ</translation>
    </message>
    <message>
        <source>New events</source>
        <translation>الفعاليات الجديدة</translation>
    </message>
    <message>
        <source>The record</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>When something is wrong</source>
        <translation>عندما يحدث خلل</translation>
    </message>
    <message>
        <source>Language of the windows</source>
        <translation>لغة النوافذ</translation>
    </message>
    <message>
        <source>Takes effect when OpenBooth is opened the next time.</source>
        <translation>يسري عند فتح OpenBooth في المرة القادمة.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>كما في النظام</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>المحرك</translation>
    </message>
    <message>
        <source>What new events are interpreted by; an event can have another one.</source>
        <translation>ما يترجم الفعاليات الجديدة؛ ويمكن أن يكون لفعالية غيره.</translation>
    </message>
    <message>
        <source>the one that suits</source>
        <translation>المناسب</translation>
    </message>
    <message>
        <source>Telling speakers apart</source>
        <translation>تمييز المتكلمين</translation>
    </message>
    <message>
        <source>What does so where an event does not say otherwise.</source>
        <translation>ما يفعل ذلك حيث لا تقول الفعالية غيره.</translation>
    </message>
    <message>
        <source>Going on air where another desk is</source>
        <translation>الخروج على الهواء حيث يوجد مكتب آخر</translation>
    </message>
    <message>
        <source>What happens when an interpreter takes a channel that another one holds.</source>
        <translation>ماذا يحدث عندما يتسلّم مترجم قناة يمسكها آخر.</translation>
    </message>
    <message>
        <source>Is refused</source>
        <translation>يُرفض</translation>
    </message>
    <message>
        <source>Takes the channel over</source>
        <translation>يتسلّم القناة</translation>
    </message>
    <message>
        <source>Both are heard</source>
        <translation>يُسمع كلاهما</translation>
    </message>
    <message>
        <source>Say that the voice is a machine&apos;s</source>
        <translation>القول إن الصوت صوت آلة</translation>
    </message>
    <message>
        <source>Listeners of a new event are told so once, in their language, before the first word.</source>
        <translation>يُقال لمستمعي فعالية جديدة مرة واحدة بلغتهم قبل الكلمة الأولى.</translation>
    </message>
    <message>
        <source>Keep sessions</source>
        <translation>الاحتفاظ بالجلسات</translation>
    </message>
    <message>
        <source>Sessions that ended longer ago are deleted with text and sound.</source>
        <translation>الجلسات التي انتهت قبل أكثر من ذلك تُحذف بنصها وصوتها.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>أيام</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>دائمًا</translation>
    </message>
    <message>
        <source>Keep the sound of sessions</source>
        <translation>الاحتفاظ بصوت الجلسات</translation>
    </message>
    <message>
        <source>The sound of sessions that ended longer ago is deleted; their text stays.</source>
        <translation>صوت الجلسات التي انتهت قبل أكثر من ذلك يُحذف؛ ويبقى نصها.</translation>
    </message>
    <message>
        <source>Folder for models</source>
        <translation>مجلد النماذج</translation>
    </message>
    <message>
        <source>Where models are looked for, and put when they are fetched.</source>
        <translation>حيث تُبحث النماذج وتوضع عند جلبها.</translation>
    </message>
    <message>
        <source>beside the sessions</source>
        <translation>بجانب الجلسات</translation>
    </message>
    <message>
        <source>Keep models loaded</source>
        <translation>إبقاء النماذج محمّلة</translation>
    </message>
    <message>
        <source>So long after a session the next one begins at once; until then they take up memory. Takes effect when the core is started the next time.</source>
        <translation>خلال هذه المدة بعد الجلسة تبدأ التالية فورًا؛ وحتى ذلك الحين تشغل ذاكرة. يسري عند تشغيل النواة في المرة القادمة.</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>دقائق</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>لا تُبقى</translation>
    </message>
    <message>
        <source>Threads of the processor</source>
        <translation>خيوط المعالج</translation>
    </message>
    <message>
        <source>More are faster where many cores have nothing else to do, and slower elsewhere.</source>
        <translation>الأكثر أسرع حيث ليس لأنوية كثيرة عمل آخر، وأبطأ في غير ذلك.</translation>
    </message>
    <message>
        <source>per model</source>
        <translation>لكل نموذج</translation>
    </message>
    <message>
        <source>What logs hold</source>
        <translation>ما تحتويه سجلات التشغيل</translation>
    </message>
    <message>
        <source>Logs never hold speech or names. Takes effect when window and core are started the next time.</source>
        <translation>لا تحتوي سجلات التشغيل كلامًا ولا أسماء أبدًا. يسري عند تشغيل النافذة والنواة في المرة القادمة.</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>ما حدث من خلل</translation>
    </message>
    <message>
        <source>And what may go wrong</source>
        <translation>وما قد يحدث من خلل</translation>
    </message>
    <message>
        <source>And what happens</source>
        <translation>وما يحدث</translation>
    </message>
    <message>
        <source>Look for a newer OpenBooth</source>
        <translation>البحث عن إصدار أحدث من OpenBooth</translation>
    </message>
    <message>
        <source>Asks the place it came from once a day, never during a session; nothing is sent.</source>
        <translation>يسأل المكان الذي جاء منه مرة في اليوم، وليس أثناء جلسة أبدًا؛ ولا يُرسل شيء.</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>ترجمة مكتوبة</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>Dark for a booth, light for a bright room.</source>
        <translation>داكن للكابينة، فاتح للقاعة المضيئة.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>حجم كل شيء</translation>
    </message>
    <message>
        <source>Texts, controls and meters grow together.</source>
        <translation>تكبر النصوص والأزرار والمقاييس معًا.</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>ما يُعرض</translation>
    </message>
    <message>
        <source>The simple view has what a plain event needs; nothing is switched off by it.</source>
        <translation>العرض البسيط فيه ما تحتاجه فعالية عادية؛ ولا يوقف شيئًا.</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>بسيط</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>كل شيء</translation>
    </message>
    <message>
        <source>For the room, on a second display.</source>
        <translation>للقاعة، على شاشة ثانية.</translation>
    </message>
    <message>
        <source>Above other windows.</source>
        <translation>فوق النوافذ الأخرى.</translation>
    </message>
    <message>
        <source>Letters for the room</source>
        <translation>حروف للقاعة</translation>
    </message>
    <message>
        <source>Colours for the room</source>
        <translation>ألوان للقاعة</translation>
    </message>
    <message>
        <source>Letters above other windows</source>
        <translation>حروف فوق النوافذ الأخرى</translation>
    </message>
    <message>
        <source>Colours above other windows</source>
        <translation>ألوان فوق النوافذ الأخرى</translation>
    </message>
    <message>
        <source>Background above other windows</source>
        <translation>خلفية فوق النوافذ الأخرى</translation>
    </message>
    <message>
        <source>How much of what lies behind the captions it hides; the letters are always opaque.</source>
        <translation>كم تخفي مما وراء الترجمة المكتوبة؛ والحروف معتمة دائمًا.</translation>
    </message>
    <message>
        <source>{number} points</source>
        <translation>‏{number} نقطة</translation>
    </message>
    <message>
        <source>White on black</source>
        <translation>أبيض على أسود</translation>
    </message>
    <message>
        <source>Yellow on black</source>
        <translation>أصفر على أسود</translation>
    </message>
    <message>
        <source>Black on white</source>
        <translation>أسود على أبيض</translation>
    </message>
    <message>
        <source>As the application</source>
        <translation>كما في التطبيق</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>No</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>The session cannot be read ({why}).</source>
        <translation>لا يمكن قراءة الجلسة ({why}).</translation>
    </message>
    <message numerus="yes">
        <source>%n term(s) were taken in.</source>
        <translation>
            <numerusform>لم يؤخذ أي مصطلح.</numerusform>
            <numerusform>أُخذ مصطلح واحد.</numerusform>
            <numerusform>أُخذ مصطلحان.</numerusform>
            <numerusform>أُخذت %n مصطلحات.</numerusform>
            <numerusform>أُخذ %n مصطلحًا.</numerusform>
            <numerusform>أُخذ %n مصطلح.</numerusform>
        </translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>يستمع…</translation>
    </message>
    <message>
        <source>Sounds well</source>
        <translation>الصوت جيد</translation>
    </message>
    <message>
        <source>Soft: say something. If it stays so, turn it up or go closer.</source>
        <translation>منخفض: قل شيئًا. إن بقي هكذا فارفع الصوت أو اقترب.</translation>
    </message>
    <message>
        <source>Silent: is the microphone on?</source>
        <translation>صامت: هل الميكروفون يعمل؟</translation>
    </message>
    <message>
        <source>Clipping: turn it down.</source>
        <translation>تشبّع: اخفضه.</translation>
    </message>
    <message>
        <source>Too quiet: turn it up, or speak closer to the microphone.</source>
        <translation>منخفض جدًا: ارفعه أو تكلم أقرب إلى الميكروفون.</translation>
    </message>
    <message>
        <source>Noisy: move the microphone closer, or away from fans and loudspeakers.</source>
        <translation>مشوّش: قرّب الميكروفون أو أبعده عن المراوح ومكبرات الصوت.</translation>
    </message>
    <message>
        <source>No sound comes from it: is it plugged in?</source>
        <translation>لا يأتي منه صوت: هل هو موصول؟</translation>
    </message>
    <message>
        <source>This computer: {cores} processor cores, {memory} of memory, no graphics card that engines can use.</source>
        <translation>هذا الحاسوب: {cores} أنوية معالج، ذاكرة {memory}، لا بطاقة رسوم تستخدمها المحركات.</translation>
    </message>
    <message>
        <source>This computer: {cores} processor cores, {memory} of memory, a graphics card with {card}.</source>
        <translation>هذا الحاسوب: {cores} أنوية معالج، ذاكرة {memory}، بطاقة رسوم فيها {card}.</translation>
    </message>
    <message>
        <source>It did not get far enough to tell: other programs keep this computer busy. Try again.</source>
        <translation>لم يصل بعيدًا بما يكفي للحكم: برامج أخرى تشغل هذا الحاسوب. حاول ثانية.</translation>
    </message>
    <message>
        <source>This computer keeps up: a second of speech takes it {share} s.</source>
        <translation>هذا الحاسوب يواكب: تستغرق ثانية من الكلام {share} ث.</translation>
    </message>
    <message>
        <source>This computer falls behind: a second of speech takes it {share} s. End other programs.</source>
        <translation>هذا الحاسوب يتأخر: تستغرق ثانية من الكلام {share} ث. أغلق برامج أخرى.</translation>
    </message>
    <message>
        <source>{engine}: {profile}</source>
        <translation>{engine}: {profile}</translation>
    </message>
    <message>
        <source>Not for commercial events: the licence of its models forbids that.</source>
        <translation>ليس للفعاليات التجارية: رخصة نماذجه تمنع ذلك.</translation>
    </message>
    <message>
        <source>A demonstration: it understands clear English only, and not everybody&apos;s.</source>
        <translation>عرض توضيحي: لا يفهم إلا الإنجليزية الواضحة، وليس من الجميع.</translation>
    </message>
    <message>
        <source>Recommended for this computer</source>
        <translation>موصى به لهذا الحاسوب</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>الرخصة: {licence}</translation>
    </message>
    <message>
        <source>Licence: {licence}; for commercial events too</source>
        <translation>الرخصة: {licence}؛ وللفعاليات التجارية أيضًا</translation>
    </message>
    <message>
        <source>{size} to download</source>
        <translation>‏{size} للتنزيل</translation>
    </message>
    <message>
        <source>ready to use</source>
        <translation>جاهز للاستخدام</translation>
    </message>
    <message>
        <source>takes {size} of memory</source>
        <translation>يشغل {size} من الذاكرة</translation>
    </message>
    <message>
        <source>How far captions lag behind is not known</source>
        <translation>لا يُعرف كم تتأخر الترجمة المكتوبة</translation>
    </message>
    <message>
        <source>Captions {seconds} s behind the speaker (measured on two cores)</source>
        <translation>الترجمة المكتوبة بعد المتكلم بـ{seconds} ث (قيست على نواتين)</translation>
    </message>
    <message>
        <source>Captions about {seconds} s behind the speaker (an estimate)</source>
        <translation>الترجمة المكتوبة بعد المتكلم بنحو {seconds} ث (تقدير)</translation>
    </message>
    <message>
        <source>Does not do these languages.</source>
        <translation>لا يعرف هذه اللغات.</translation>
    </message>
    <message>
        <source>Needs {size} of free memory.</source>
        <translation>يحتاج إلى {size} من الذاكرة الحرة.</translation>
    </message>
    <message>
        <source>Needs a graphics card with {size}.</source>
        <translation>يحتاج إلى بطاقة رسوم فيها {size}.</translation>
    </message>
    <message>
        <source>Needs {cores} processor cores.</source>
        <translation>يحتاج إلى {cores} أنوية معالج.</translation>
    </message>
    <message>
        <source>good</source>
        <translation>جيد</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>منخفض</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>صامت</translation>
    </message>
    <message>
        <source>clipping</source>
        <translation>تشبّع</translation>
    </message>
    <message>
        <source>too quiet</source>
        <translation>منخفض جدًا</translation>
    </message>
    <message>
        <source>noisy</source>
        <translation>مشوّش</translation>
    </message>
    <message>
        <source>no sound comes from it</source>
        <translation>لا يأتي منه صوت</translation>
    </message>
    <message>
        <source>{file} cannot be written ({why}); choose another place.</source>
        <translation>لا يمكن كتابة {file} ({why})؛ اختر مكانًا آخر.</translation>
    </message>
    <message>
        <source>{file} cannot be read ({why}).</source>
        <translation>لا يمكن قراءة {file} ({why}).</translation>
    </message>
    <message>
        <source>The window ended unexpectedly last time, so it opened without its layout, the last event and plug-ins.</source>
        <translation>انتهت النافذة على نحو غير متوقع في المرة الماضية، ففُتحت من دون ترتيبها وآخر فعالية والإضافات.</translation>
    </message>
    <message>
        <source>The window opened without its layout, the last event and plug-ins, as asked.</source>
        <translation>فُتحت النافذة من دون ترتيبها وآخر فعالية والإضافات، كما طُلب.</translation>
    </message>
    <message>
        <source>Use everything again</source>
        <translation>استخدام كل شيء ثانية</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>بلا حد</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>‏{seconds} ث</translation>
    </message>
    <message>
        <source>The voice hurries so that listeners are not later than this, and leaves out what still would be; it can be read all the same.</source>
        <translation>يُسرع الصوت كي لا يتأخر المستمعون أكثر من هذا، ويترك ما يظل متأخرًا؛ ويمكن قراءته مع ذلك.</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About OpenBooth</source>
        <translation>حول OpenBooth</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>الإصدار {version}</translation>
    </message>
    <message>
        <source>Simultaneous interpretation on your own machine</source>
        <translation>ترجمة فورية على جهازك</translation>
    </message>
    <message>
        <source>What is said in the room stays on this computer: nothing is sent anywhere.</source>
        <translation>ما يقال في القاعة يبقى على هذا الحاسوب: لا يُرسل شيء إلى أي مكان.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الرخصة</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>OpenBooth</source>
        <translation>OpenBooth</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>المكونات</translation>
    </message>
    <message>
        <source>OpenBooth is free software: you may use, study, share and change it under the GNU General Public License, version 3 or later (GPL-3.0-or-later). It comes without any warranty.</source>
        <translation>OpenBooth برنامج حر: يمكنك استخدامه ودراسته ومشاركته وتعديله وفق رخصة غنو العمومية العامة، الإصدار 3 أو أحدث (GPL-3.0-or-later). وهو بلا أي ضمان.</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>النوافذ</translation>
    </message>
    <message>
        <source>Made with Qt {version}, used under the LGPL, version 3.</source>
        <translation>صُنع باستخدام Qt {version} وفق رخصة LGPL، الإصدار 3.</translation>
    </message>
    <message>
        <source>Engines and models</source>
        <translation>المحركات والنماذج</translation>
    </message>
    <message>
        <source>Models are your choice and keep licences of their own; read them before an event.</source>
        <translation>النماذج من اختيارك ولها رخصها الخاصة؛ اقرأها قبل الفعالية.</translation>
    </message>
</context>
<context>
    <name>ActivityDot</name>
    <message>
        <source>Voice activity</source>
        <translation>نشاط الكلام</translation>
    </message>
    <message>
        <source>speech</source>
        <translation>كلام</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>هدوء</translation>
    </message>
</context>
<context>
    <name>AudienceCard</name>
    <message>
        <source>Who listens</source>
        <translation>من يستمع</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>القاعة</translation>
    </message>
    <message>
        <source>{number} of {most}</source>
        <translation>‏{number} من {most}</translation>
    </message>
    <message>
        <source>{number}: the room is full</source>
        <translation>‏{number}: القاعة ممتلئة</translation>
    </message>
</context>
<context>
    <name>AudienceRow</name>
    <message>
        <source>Hear</source>
        <translation>يسمعون</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>يقرؤون</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>الفقد</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>التأخير</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>تائهون</translation>
    </message>
    <message>
        <source>Too fast</source>
        <translation>سريع جدًا</translation>
    </message>
    <message>
        <source>They hear the channel</source>
        <translation>يسمعون القناة</translation>
    </message>
    <message>
        <source>They read the captions only</source>
        <translation>يقرؤون الترجمة المكتوبة فقط</translation>
    </message>
    <message>
        <source>How many pressed “I am lost” in the last minute</source>
        <translation>كم شخصًا ضغط «تهت» في الدقيقة الأخيرة</translation>
    </message>
    <message>
        <source>How many pressed “too fast” in the last minute</source>
        <translation>كم شخصًا ضغط «سريع جدًا» في الدقيقة الأخيرة</translation>
    </message>
    <message>
        <source>The share of sound that got lost on the way in the last seconds</source>
        <translation>نسبة الصوت التي ضاعت في الطريق في الثواني الأخيرة</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>‏{ms} مللي ثانية</translation>
    </message>
    <message>
        <source>How long sound is under way to the phones</source>
        <translation>كم يستغرق الصوت في الطريق إلى الهواتف</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>إغلاق هذه الرسالة</translation>
    </message>
    <message>
        <source>Earlier messages: {number}</source>
        <translation>رسائل سابقة: {number}</translation>
    </message>
</context>
<context>
    <name>CaptionWall</name>
    <message>
        <source>Floor</source>
        <translation>القاعة</translation>
    </message>
    <message>
        <source>{language} · AI interpretation</source>
        <translation>‏{language} · ترجمة بالذكاء الاصطناعي</translation>
    </message>
    <message>
        <source>{language} · AI captions</source>
        <translation>‏{language} · ترجمة مكتوبة بالذكاء الاصطناعي</translation>
    </message>
</context>
<context>
    <name>CaptionWindow</name>
    <message>
        <source>Larger letters</source>
        <translation>حروف أكبر</translation>
    </message>
    <message>
        <source>Smaller letters</source>
        <translation>حروف أصغر</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>Spoken on the floor: {language}</source>
        <translation>لغة القاعة: {language}</translation>
    </message>
    <message>
        <source>White on black</source>
        <translation>أبيض على أسود</translation>
    </message>
    <message>
        <source>Yellow on black</source>
        <translation>أصفر على أسود</translation>
    </message>
    <message>
        <source>Black on white</source>
        <translation>أسود على أبيض</translation>
    </message>
    <message>
        <source>As the application</source>
        <translation>كما في التطبيق</translation>
    </message>
</context>
<context>
    <name>ChannelCard</name>
    <message>
        <source>Output</source>
        <translation>المخرج</translation>
    </message>
    <message>
        <source>Recorded only</source>
        <translation>تسجيل فقط</translation>
    </message>
    <message>
        <source>The usual one</source>
        <translation>المعتاد</translation>
    </message>
    <message>
        <source>The whole floor</source>
        <translation>القاعة كلها</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>الآلة</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>القاعة</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Without one nobody in the room hears it</source>
        <translation>من دونه لا يسمعه أحد في القاعة</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>What is interpreted</source>
        <translation>ما الذي يُترجم</translation>
    </message>
    <message>
        <source>A channel here makes it a relay</source>
        <translation>وجود قناة هنا يجعلها ترحيلًا</translation>
    </message>
    <message>
        <source>Who is heard first</source>
        <translation>من يُسمع أولًا</translation>
    </message>
    <message>
        <source>Never later than</source>
        <translation>أقصى تأخر</translation>
    </message>
    <message>
        <source>Name of the channel</source>
        <translation>اسم القناة</translation>
    </message>
    <message>
        <source>Take this channel out</source>
        <translation>إخراج هذه القناة</translation>
    </message>
    <message>
        <source>Relay of {channel}</source>
        <translation>ترحيل عن {channel}</translation>
    </message>
    <message>
        <source>{name} (not there)</source>
        <translation>‏{name} (غير موجود)</translation>
    </message>
</context>
<context>
    <name>ChannelKeys</name>
    <message>
        <source>Machine</source>
        <translation>الآلة</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>القاعة</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>تسلّم القناة</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Listen in</source>
        <translation>استماع</translation>
    </message>
    <message>
        <source>Usual voice</source>
        <translation>الصوت المعتاد</translation>
    </message>
    <message>
        <source>Each speaker&apos;s own</source>
        <translation>صوت كل متكلم نفسه</translation>
    </message>
    <message>
        <source>{desk} hands {language} back to the machine (T)</source>
        <translation>‏{desk} يعيد {language} إلى الآلة (T)</translation>
    </message>
    <message>
        <source>No desk is set up for {language}.</source>
        <translation>لا يوجد مكتب معدّ لـ{language}.</translation>
    </message>
    <message>
        <source>{desk} takes {language} over (T)</source>
        <translation>‏{desk} يتسلّم {language} (T)</translation>
    </message>
    <message>
        <source>{language}: the machine interprets</source>
        <translation>‏{language}: الآلة تترجم</translation>
    </message>
    <message>
        <source>{language}: the floor is heard</source>
        <translation>‏{language}: صوت القاعة مسموع</translation>
    </message>
    <message>
        <source>Listen in on {language} (S)</source>
        <translation>استماع إلى {language} (S)</translation>
    </message>
    <message>
        <source>Voice of {language}</source>
        <translation>صوت {language}</translation>
    </message>
</context>
<context>
    <name>ChannelStrip</name>
    <message>
        <source>Mute</source>
        <translation>كتم</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>مكتوم</translation>
    </message>
    <message>
        <source>More for this channel</source>
        <translation>المزيد لهذه القناة</translation>
    </message>
    <message>
        <source>Heard: {who}</source>
        <translation>المسموع: {who}</translation>
    </message>
    <message>
        <source>Output…</source>
        <translation>المخرج…</translation>
    </message>
    <message>
        <source>Output of {language}</source>
        <translation>مخرج {language}</translation>
    </message>
    <message>
        <source>Mute {language}</source>
        <translation>كتم {language}</translation>
    </message>
    <message>
        <source>Level of {channel}</source>
        <translation>مستوى {channel}</translation>
    </message>
    <message>
        <source>More for {channel}</source>
        <translation>المزيد لـ{channel}</translation>
    </message>
</context>
<context>
    <name>ChannelsPage</name>
    <message>
        <source>What listeners choose from: one channel for every language, and more where needed.</source>
        <translation>ما يختار منه المستمعون: قناة لكل لغة، وأكثر عند الحاجة.</translation>
    </message>
    <message>
        <source>Add a second channel</source>
        <translation>إضافة قناة ثانية</translation>
    </message>
</context>
<context>
    <name>ChannelsPanel</name>
    <message>
        <source>Listener channels</source>
        <translation>قنوات المستمعين</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>اللغات</translation>
    </message>
    <message>
        <source>Search languages</source>
        <translation>البحث عن لغات</translation>
    </message>
    <message>
        <source>Add language</source>
        <translation>إضافة لغة</translation>
    </message>
    <message>
        <source>Interpret into one more language</source>
        <translation>الترجمة إلى لغة أخرى</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>موجودة بالفعل</translation>
    </message>
    <message>
        <source>Nobody is interpreted yet. Add the first language.</source>
        <translation>لا يُترجم لأحد بعد. أضف اللغة الأولى.</translation>
    </message>
</context>
<context>
    <name>CommandBar</name>
    <message>
        <source>Off the record</source>
        <translation>خارج المحضر</translation>
    </message>
    <message>
        <source>Nothing is recognised, written or recorded while it is on</source>
        <translation>ما دام مفعّلًا لا يُتعرف على شيء ولا يُكتب ولا يُسجل</translation>
    </message>
    <message>
        <source>Off the record: the room hears the floor, nothing is written (Ctrl+R)</source>
        <translation>خارج المحضر: تسمع القاعة صوتها ولا يُكتب شيء (Ctrl+R)</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>إعداد</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>المكاتب</translation>
    </message>
    <message>
        <source>Presenter</source>
        <translation>العرض</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>شريط عائم</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>الهواتف</translation>
    </message>
    <message>
        <source>Phones in the room (Ctrl+J)</source>
        <translation>الهواتف في القاعة (Ctrl+J)</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>يبدأ…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>بدء</translation>
    </message>
    <message>
        <source>End the session (Ctrl+Return)</source>
        <translation>إنهاء الجلسة (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Start the session (Ctrl+Return)</source>
        <translation>بدء الجلسة (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>القائمة</translation>
    </message>
    <message>
        <source>Everything else (Alt+M)</source>
        <translation>كل ما عدا ذلك (Alt+M)</translation>
    </message>
</context>
<context>
    <name>ConcernList</name>
    <message>
        <source>What needs attention</source>
        <translation>ما يحتاج إلى انتباه</translation>
    </message>
    <message>
        <source>Show everything that needs attention (Alt+N)</source>
        <translation>عرض كل ما يحتاج إلى انتباه (Alt+N)</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>لا مزيد</numerusform>
            <numerusform>واحد آخر</numerusform>
            <numerusform>اثنان آخران</numerusform>
            <numerusform>%n أخرى</numerusform>
            <numerusform>%n أخرى</numerusform>
            <numerusform>%n أخرى</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more that need attention</source>
        <translation>
            <numerusform>لا شيء آخر يحتاج إلى انتباه</numerusform>
            <numerusform>أمر آخر يحتاج إلى انتباه</numerusform>
            <numerusform>أمران آخران يحتاجان إلى انتباه</numerusform>
            <numerusform>%n أمور أخرى تحتاج إلى انتباه</numerusform>
            <numerusform>%n أمرًا آخر يحتاج إلى انتباه</numerusform>
            <numerusform>%n أمر آخر يحتاج إلى انتباه</numerusform>
        </translation>
    </message>
    <message>
        <source>Alarm: {what}</source>
        <translation>إنذار: {what}</translation>
    </message>
</context>
<context>
    <name>ConcernRow</name>
    <message>
        <source>Put this message away</source>
        <translation>إبعاد هذه الرسالة</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>كل شيء على ما يرام</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>إنذار</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Put away: {sentence}</source>
        <translation>إبعاد: {sentence}</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>The core ended in the middle of the session; what was said until then is on record.</source>
        <translation>توقفت النواة في منتصف الجلسة؛ ما قيل حتى ذلك الحين مسجَّل.</translation>
    </message>
</context>
<context>
    <name>ConversationArea</name>
    <message>
        <source>Speaker ?</source>
        <translation>متكلم ؟</translation>
    </message>
    <message>
        <source>{seconds} s of {source} are missing ({cause})</source>
        <translation>ينقص {seconds} ث من {source} ({cause})</translation>
    </message>
</context>
<context>
    <name>ConversationHead</name>
    <message>
        <source>Language beside the floor</source>
        <translation>اللغة بجانب القاعة</translation>
    </message>
    <message>
        <source>One column per language (Ctrl+L)</source>
        <translation>عمود لكل لغة (Ctrl+L)</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>كل اللغات</translation>
    </message>
    <message>
        <source>Name speakers, or make two of them one</source>
        <translation>تسمية المتكلمين أو دمج اثنين منهم</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>المتكلمون</translation>
    </message>
    <message>
        <source>Search the conversation</source>
        <translation>البحث في الحديث</translation>
    </message>
    <message>
        <source>Search the conversation (Ctrl+F)</source>
        <translation>البحث في الحديث (Ctrl+F)</translation>
    </message>
</context>
<context>
    <name>ConversationPanel</name>
    <message>
        <source>Jump to live</source>
        <translation>الانتقال إلى المباشر</translation>
    </message>
    <message>
        <source>What is said appears here.</source>
        <translation>يظهر هنا ما يقال.</translation>
    </message>
    <message>
        <source>Go to the newest words and stay with them (End)</source>
        <translation>الانتقال إلى أحدث الكلمات والبقاء عندها (End)</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>القاعة</translation>
    </message>
    <message>
        <source>Nobody has spoken yet</source>
        <translation>لم يتكلم أحد بعد</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Conversation</source>
        <translation>الحديث</translation>
    </message>
</context>
<context>
    <name>CoughKey</name>
    <message>
        <source>Cough</source>
        <translation>سعال</translation>
    </message>
    <message>
        <source>Hold to switch your microphone off</source>
        <translation>اضغط مطولًا لإغلاق ميكروفونك</translation>
    </message>
    <message>
        <source>COUGH</source>
        <translation>سعال</translation>
    </message>
    <message>
        <source>Microphone is off</source>
        <translation>الميكروفون مغلق</translation>
    </message>
    <message>
        <source>Hold to be silent</source>
        <translation>اضغط مطولًا لتصمت</translation>
    </message>
</context>
<context>
    <name>DeskCard</name>
    <message>
        <source>Microphone</source>
        <translation>الميكروفون</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>السماعات</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>May speak on (none: every channel)</source>
        <translation>يمكنه التحدث على (لا شيء: كل القنوات)</translation>
    </message>
    <message>
        <source>Take this desk out</source>
        <translation>إخراج هذا المكتب</translation>
    </message>
    <message>
        <source>May speak on {channel}</source>
        <translation>يمكنه التحدث على {channel}</translation>
    </message>
</context>
<context>
    <name>DeskPanel</name>
    <message>
        <source>Desk {desk}</source>
        <translation>مكتب {desk}</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>أبطأ</translation>
    </message>
    <message>
        <source>Ask the speaker</source>
        <translation>اطلب من المتكلم</translation>
    </message>
    <message>
        <source>Ask the speaker to slow down</source>
        <translation>اطلب من المتكلم أن يبطئ</translation>
    </message>
    <message>
        <source>Ask the speaker to slow down; nobody is told who asked</source>
        <translation>اطلب من المتكلم أن يبطئ؛ لا يُعرف من طلب</translation>
    </message>
    <message>
        <source>No session runs</source>
        <translation>لا توجد جلسة جارية</translation>
    </message>
    <message>
        <source>This desk has no headphones; choose some in the set-up</source>
        <translation>ليس لهذا المكتب سماعات؛ اخترها في الإعداد</translation>
    </message>
    <message>
        <source>The speaker is asked</source>
        <translation>طُلب من المتكلم</translation>
    </message>
</context>
<context>
    <name>DeskVolume</name>
    <message>
        <source>Headphone volume</source>
        <translation>مستوى صوت السماعات</translation>
    </message>
    <message>
        <source>{decibels} dB</source>
        <translation>‏{decibels} ديسيبل</translation>
    </message>
</context>
<context>
    <name>DeskWindow</name>
    <message>
        <source>Interpreters&apos; desks</source>
        <translation>مكاتب المترجمين</translation>
    </message>
    <message>
        <source>This event has no desk for an interpreter; add one in the set-up.</source>
        <translation>ليس في هذه الفعالية مكتب لمترجم؛ أضف مكتبًا في الإعداد.</translation>
    </message>
</context>
<context>
    <name>DesksPage</name>
    <message>
        <source>Places of interpreters, who can take a channel over from the machine at any time.</source>
        <translation>أماكن المترجمين الذين يمكنهم تسلّم قناة من الآلة في أي وقت.</translation>
    </message>
    <message>
        <source>Add a desk</source>
        <translation>إضافة مكتب</translation>
    </message>
    <message>
        <source>desk</source>
        <translation>مكتب</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>A session runs: change channels and sources in this window, or stop it first.</source>
        <translation>هناك جلسة جارية: غيّر القنوات والمصادر في هذه النافذة أو أوقفها أولًا.</translation>
    </message>
    <message>
        <source>The session was cut off.</source>
        <translation>انقطعت الجلسة.</translation>
    </message>
    <message>
        <source>A new session can go on with the same inputs and channels. The old one stays on record.</source>
        <translation>يمكن لجلسة جديدة أن تتابع بالمداخل والقنوات نفسها. وتبقى القديمة مسجَّلة.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>ليس الآن</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Diagnostics</source>
        <translation>التشخيص</translation>
    </message>
    <message>
        <source>No speech, no names, no keys and no paths of this computer are in it; read it before you send it.</source>
        <translation>ليس فيه كلام ولا أسماء ولا مفاتيح ولا مسارات من هذا الحاسوب؛ اقرأه قبل إرساله.</translation>
    </message>
    <message>
        <source>Being gathered…</source>
        <translation>يُجمع…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>حفظ…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>The file is there; it can be sent now.</source>
        <translation>حُفظ الملف؛ يمكن إرساله الآن.</translation>
    </message>
    <message>
        <source>It is on the clipboard.</source>
        <translation>إنه في الحافظة.</translation>
    </message>
    <message>
        <source>Where to keep the diagnostics</source>
        <translation>أين يُحفظ التشخيص</translation>
    </message>
    <message>
        <source>ZIP files (*.zip)</source>
        <translation>ملفات ZIP (*.zip)</translation>
    </message>
</context>
<context>
    <name>EnginePage</name>
    <message>
        <source>What turns speech into another language, and what tells speakers apart.</source>
        <translation>ما ينقل الكلام إلى لغة أخرى، وما يميّز المتكلمين.</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>كالمعتاد</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>الخاص به</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>المحرك</translation>
    </message>
    <message>
        <source>Model (profile or folder)</source>
        <translation>النموذج (ملف تعريف أو مجلد)</translation>
    </message>
    <message>
        <source>Speakers are told apart by</source>
        <translation>يُميَّز المتكلمون بواسطة</translation>
    </message>
    <message>
        <source>Model for speakers (folder)</source>
        <translation>نموذج المتكلمين (مجلد)</translation>
    </message>
    <message>
        <source>How many people speak</source>
        <translation>كم شخصًا يتكلم</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>على الأكثر</translation>
    </message>
    <message>
        <source>Not for commercial events: the licence of its models forbids that.</source>
        <translation>ليس للفعاليات التجارية: رخصة نماذجه تمنع ذلك.</translation>
    </message>
    <message>
        <source>{engine} (the usual one)</source>
        <translation>‏{engine} (المعتاد)</translation>
    </message>
    <message>
        <source>{engine} (a demonstration)</source>
        <translation>‏{engine} (للعرض التوضيحي)</translation>
    </message>
    <message>
        <source>{engine} (not for commercial events)</source>
        <translation>‏{engine} (ليس للفعاليات التجارية)</translation>
    </message>
</context>
<context>
    <name>EnginesPage</name>
    <message>
        <source>What interprets?</source>
        <translation>ما الذي يترجم؟</translation>
    </message>
    <message>
        <source>Everything is computed on this computer; nothing that is said leaves it.</source>
        <translation>كل شيء يُحسب على هذا الحاسوب؛ ولا يغادره شيء مما يقال.</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>فحص هذا الحاسوب…</translation>
    </message>
    <message>
        <source>Measure how fast this computer is (10 seconds)</source>
        <translation>قياس سرعة هذا الحاسوب (10 ثوانٍ)</translation>
    </message>
    <message>
        <source>No engine does these languages on this computer: choose others.</source>
        <translation>لا محرك يعرف هذه اللغات على هذا الحاسوب: اختر غيرها.</translation>
    </message>
    <message>
        <source>Measuring, for ten seconds…</source>
        <translation>يقيس عشر ثوانٍ…</translation>
    </message>
</context>
<context>
    <name>EventDesk</name>
    <message>
        <source>Open an event</source>
        <translation>فتح فعالية</translation>
    </message>
    <message>
        <source>event</source>
        <translation>فعالية</translation>
    </message>
    <message>
        <source>Save the event</source>
        <translation>حفظ الفعالية</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>اختيار تسجيل</translation>
    </message>
    <message>
        <source>The event has changes that are not saved. Save them first?</source>
        <translation>في الفعالية تغييرات غير محفوظة. هل تُحفظ أولًا؟</translation>
    </message>
    <message>
        <source>A session is running; stop it first.</source>
        <translation>هناك جلسة جارية؛ أوقفها أولًا.</translation>
    </message>
    <message>
        <source>Events (*{suffix})</source>
        <translation>فعاليات (*{suffix})</translation>
    </message>
</context>
<context>
    <name>EventPage</name>
    <message>
        <source>What the event is called, what is spoken there, and the rules of the house.</source>
        <translation>اسم الفعالية، وما يُتكلم فيها، وقواعد المكان.</translation>
    </message>
    <message>
        <source>Annual assembly</source>
        <translation>الجمعية السنوية</translation>
    </message>
    <message>
        <source>Listening in</source>
        <translation>الاستماع</translation>
    </message>
    <message>
        <source>Nowhere</source>
        <translation>لا مكان</translation>
    </message>
    <message>
        <source>It has to ask</source>
        <translation>عليه أن يطلب</translation>
    </message>
    <message>
        <source>It takes over</source>
        <translation>يتسلّمها</translation>
    </message>
    <message>
        <source>Both are heard</source>
        <translation>يُسمع كلاهما</translation>
    </message>
    <message>
        <source>Tell listeners that the voice is synthetic</source>
        <translation>إخبار المستمعين بأن الصوت اصطناعي</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>لغة الكلام</translation>
    </message>
    <message>
        <source>Also spoken</source>
        <translation>ويُتكلم أيضًا</translation>
    </message>
    <message>
        <source>Where people speak in more than one language</source>
        <translation>حيث يتكلم الناس بأكثر من لغة</translation>
    </message>
    <message>
        <source>Where you listen in</source>
        <translation>أين تستمع</translation>
    </message>
    <message>
        <source>One source or channel at a time, for you only</source>
        <translation>مصدر واحد أو قناة واحدة في كل مرة، لك وحدك</translation>
    </message>
    <message>
        <source>When a desk wants a channel that another one holds</source>
        <translation>عندما يريد مكتب قناة يمسكها آخر</translation>
    </message>
</context>
<context>
    <name>EventSetupDialog</name>
    <message>
        <source>Set up the event</source>
        <translation>إعداد الفعالية</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>الفعالية</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>المصادر</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>القنوات</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>المكاتب</translation>
    </message>
    <message>
        <source>Names and terms</source>
        <translation>الأسماء والمصطلحات</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>المحرك</translation>
    </message>
    <message>
        <source>Use this set-up</source>
        <translation>استخدام هذا الإعداد</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>اللغات</translation>
    </message>
    <message>
        <source>What the format has room for</source>
        <translation>ما تتسع له الصيغة</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>كتابة {file}…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>حفظ باسم…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Choose one language at least.</source>
        <translation>اختر لغة واحدة على الأقل.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>بحث (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the conversation</source>
        <translation>البحث في الحديث</translation>
    </message>
    <message>
        <source>Earlier hit (Shift+F3)</source>
        <translation>النتيجة السابقة (Shift+F3)</translation>
    </message>
    <message>
        <source>Later hit (F3)</source>
        <translation>النتيجة التالية (F3)</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>لم يُعثر عليه</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>جارٍ البحث…</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>عُثر على {count}</translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation>‏{position} من {count}</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>A session runs: stop it first, then set up step by step.</source>
        <translation>هناك جلسة جارية: أوقفها أولًا ثم أعدّ خطوة خطوة.</translation>
    </message>
    <message>
        <source>The models are here: from now on {engine} interprets.</source>
        <translation>النماذج هنا: من الآن يترجم {engine}.</translation>
    </message>
</context>
<context>
    <name>FloorPanel</name>
    <message>
        <source>Floor</source>
        <translation>القاعة</translation>
    </message>
    <message>
        <source>Add source</source>
        <translation>إضافة مصدر</translation>
    </message>
    <message>
        <source>Listen to one more microphone, loopback or recording</source>
        <translation>الاستماع إلى ميكروفون أو صوت الحاسوب أو تسجيل آخر</translation>
    </message>
</context>
<context>
    <name>FullScreen</name>
    <message>
        <source>{display} (not connected)</source>
        <translation>‏{display} (غير موصول)</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>الشاشة</translation>
    </message>
    <message>
        <source>The second one</source>
        <translation>الثانية</translation>
    </message>
</context>
<context>
    <name>GlossaryDialog</name>
    <message>
        <source>Glossary</source>
        <translation>المسرد</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Changes count from the next words on.</source>
        <translation>تسري التغييرات من الكلمات التالية.</translation>
    </message>
</context>
<context>
    <name>GlossaryKeys</name>
    <message>
        <source>Add a term</source>
        <translation>إضافة مصطلح</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>لصق</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>استيراد ملف…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
</context>
<context>
    <name>GlossaryModel</name>
    <message>
        <source>Take in terms</source>
        <translation>أخذ مصطلحات</translation>
    </message>
    <message>
        <source>Add a term</source>
        <translation>إضافة مصطلح</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>This term stands here more than once.</source>
        <translation>هذا المصطلح موجود هنا أكثر من مرة.</translation>
    </message>
    <message>
        <source>Edit a term</source>
        <translation>تحرير مصطلح</translation>
    </message>
    <message>
        <source>A term without a translation is not translated; a tick takes its translations away.</source>
        <translation>المصطلح بلا ترجمة لا يُترجم؛ والعلامة تزيل ترجماته.</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>المصطلح</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>يبقى كما هو</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
</context>
<context>
    <name>GlossaryTable</name>
    <message>
        <source>Glossary</source>
        <translation>المسرد</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Search the glossary</source>
        <translation>البحث في المسرد</translation>
    </message>
    <message>
        <source>{file} has the glossary now.</source>
        <translation>المسرد الآن في {file}.</translation>
    </message>
    <message>
        <source>There was no term to take in.</source>
        <translation>لم يكن هناك مصطلح لأخذه.</translation>
    </message>
    <message>
        <source>There already, now with the new translations: {terms}</source>
        <translation>موجودة بالفعل، والآن بالترجمات الجديدة: {terms}</translation>
    </message>
    <message>
        <source>More than once: {terms}</source>
        <translation>أكثر من مرة: {terms}</translation>
    </message>
    <message>
        <source>Choose a glossary</source>
        <translation>اختيار مسرد</translation>
    </message>
    <message>
        <source>Glossaries (*.csv *.txt *.tbx *.xml)</source>
        <translation>مسارد (*.csv *.txt *.tbx *.xml)</translation>
    </message>
    <message>
        <source>Where to keep the glossary</source>
        <translation>أين يُحفظ المسرد</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>جدول (*.csv)</translation>
    </message>
    <message>
        <source>TBX for terminology programs (*.tbx)</source>
        <translation>TBX لبرامج المصطلحات (*.tbx)</translation>
    </message>
</context>
<context>
    <name>HandoverBar</name>
    <message>
        <source>Not now</source>
        <translation>ليس الآن</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>تسليم</translation>
    </message>
    <message>
        <source>{desk} asks for {language}</source>
        <translation>‏{desk} يطلب {language}</translation>
    </message>
</context>
<context>
    <name>HelpCell</name>
    <message>
        <source>Number</source>
        <translation>رقم</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>المصطلح</translation>
    </message>
</context>
<context>
    <name>HelpStripPanel</name>
    <message>
        <source>Help for interpreters</source>
        <translation>مساعدة للمترجمين</translation>
    </message>
    <message>
        <source>Said: {language}</source>
        <translation>ما قيل: {language}</translation>
    </message>
    <message>
        <source>Machine: {language}</source>
        <translation>الآلة: {language}</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import corrections</source>
        <translation>استيراد التصحيحات</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>قراءة {file}…</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>السطر</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>In the document</source>
        <translation>في المستند</translation>
    </message>
    <message>
        <source>What the document changes</source>
        <translation>ما يغيّره المستند</translation>
    </message>
    <message>
        <source>Where both were edited, take what the document says</source>
        <translation>حيث حُرّر كلاهما، يؤخذ بما يقوله المستند</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>المصطلح</translation>
    </message>
    <message>
        <source>Translations</source>
        <translation>الترجمات</translation>
    </message>
    <message>
        <source>Terms for the glossary</source>
        <translation>مصطلحات للمسرد</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>المتكلم</translation>
    </message>
    <message>
        <source>{what}, edited here too</source>
        <translation>‏{what}، حُرّر هنا أيضًا</translation>
    </message>
    <message>
        <source>The corrections are in the session. Which of these terms are for the glossary?</source>
        <translation>التصحيحات في الجلسة. أي هذه المصطلحات للمسرد؟</translation>
    </message>
    <message>
        <source>Add to the glossary</source>
        <translation>إضافة إلى المسرد</translation>
    </message>
    <message>
        <source>None of them</source>
        <translation>لا شيء منها</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) will be imported, in one step that can be undone.</source>
        <translation>
            <numerusform>لن يُستورد أي تصحيح.</numerusform>
            <numerusform>سيُستورد تصحيح واحد في خطوة يمكن التراجع عنها.</numerusform>
            <numerusform>سيُستورد تصحيحان في خطوة واحدة يمكن التراجع عنها.</numerusform>
            <numerusform>ستُستورد %n تصحيحات في خطوة واحدة يمكن التراجع عنها.</numerusform>
            <numerusform>سيُستورد %n تصحيحًا في خطوة واحدة يمكن التراجع عنها.</numerusform>
            <numerusform>سيُستورد %n تصحيح في خطوة واحدة يمكن التراجع عنها.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IncomingChoice</name>
    <message>
        <source>Listen to something else</source>
        <translation>الاستماع إلى شيء آخر</translation>
    </message>
    <message>
        <source>FLOOR</source>
        <translation>القاعة</translation>
    </message>
    <message>
        <source>Listen to the whole floor</source>
        <translation>الاستماع إلى القاعة كلها</translation>
    </message>
    <message>
        <source>One input of the floor</source>
        <translation>أحد مداخل القاعة</translation>
    </message>
    <message>
        <source>More …</source>
        <translation>المزيد…</translation>
    </message>
    <message>
        <source>{language} carries the floor</source>
        <translation>‏{language} تحمل صوت القاعة</translation>
    </message>
    <message>
        <source>{language}: a translation of the floor</source>
        <translation>‏{language}: ترجمة للقاعة</translation>
    </message>
    <message>
        <source>{language}: a translation of a translation</source>
        <translation>‏{language}: ترجمة لترجمة</translation>
    </message>
    <message>
        <source>You are on air on {language}, so you cannot listen to it</source>
        <translation>أنت على الهواء في {language}، فلا يمكنك الاستماع إليها</translation>
    </message>
</context>
<context>
    <name>InputChoice</name>
    <message>
        <source>Channel {number}</source>
        <translation>قناة {number}</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>كل القنوات</translation>
    </message>
</context>
<context>
    <name>InputPage</name>
    <message>
        <source>Where does the sound come from?</source>
        <translation>من أين يأتي الصوت؟</translation>
    </message>
    <message>
        <source>Speak, or have somebody speak: the input that moves is the one to choose.</source>
        <translation>تكلم أو دع أحدًا يتكلم: المدخل الذي يتحرك هو المطلوب.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>النظر ثانية</translation>
    </message>
    <message>
        <source>A recording instead…</source>
        <translation>تسجيل بدلًا من ذلك…</translation>
    </message>
    <message>
        <source>The recording {name}</source>
        <translation>التسجيل {name}</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>اختيار تسجيل</translation>
    </message>
</context>
<context>
    <name>InputRow</name>
    <message>
        <source>Listen to {device}</source>
        <translation>الاستماع إلى {device}</translation>
    </message>
    <message>
        <source>Level of {device}</source>
        <translation>مستوى {device}</translation>
    </message>
    <message>
        <source>What this computer plays</source>
        <translation>ما يشغّله هذا الحاسوب</translation>
    </message>
    <message>
        <source>Default input</source>
        <translation>المدخل الافتراضي</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>المدخل</translation>
    </message>
</context>
<context>
    <name>InterruptedCard</name>
    <message>
        <source>Recover</source>
        <translation>استرجاع</translation>
    </message>
    <message>
        <source>Close its record at the last word, so that it can be read and exported</source>
        <translation>إغلاق سجلها عند الكلمة الأخيرة لتُقرأ وتُصدَّر</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>تخطّ</translation>
    </message>
    <message>
        <source>Leave it as it is, and ask no more</source>
        <translation>تركها كما هي وعدم السؤال ثانية</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>حذف نهائي…</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) on record.</source>
        <translation>
            <numerusform>لا سطور مسجَّلة.</numerusform>
            <numerusform>سطر واحد مسجَّل.</numerusform>
            <numerusform>سطران مسجَّلان.</numerusform>
            <numerusform>%n سطور مسجَّلة.</numerusform>
            <numerusform>%n سطرًا مسجَّلًا.</numerusform>
            <numerusform>%n سطر مسجَّل.</numerusform>
        </translation>
    </message>
    <message>
        <source>Began {moment}.</source>
        <translation>بدأت {moment}.</translation>
    </message>
    <message>
        <source>No final words are on record.</source>
        <translation>لا كلمات نهائية مسجَّلة.</translation>
    </message>
    <message>
        <source>Last final words at {time}, {position} into the session.</source>
        <translation>آخر كلمات نهائية في {time}، بعد {position} من البداية.</translation>
    </message>
    <message>
        <source>Throw this session away, with its text and its sound? Nothing can bring it back.</source>
        <translation>هل تُحذف هذه الجلسة نهائيًا بنصها وصوتها؟ لا يمكن استعادتها.</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>حذفها نهائيًا</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>تركها</translation>
    </message>
</context>
<context>
    <name>JoinCard</name>
    <message>
        <source>Wireless network</source>
        <translation>الشبكة اللاسلكية</translation>
    </message>
    <message>
        <source>Show it to the room</source>
        <translation>عرضه على القاعة</translation>
    </message>
    <message>
        <source>Fill the second display with the QR code (Ctrl+Shift+J)</source>
        <translation>ملء الشاشة الثانية برمز QR (Ctrl+Shift+J)</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>نسخ الرابط</translation>
    </message>
    <message>
        <source>Whoever has the link is let in</source>
        <translation>من لديه الرابط يُقبل</translation>
    </message>
    <message>
        <source>Copy an overlay&apos;s address</source>
        <translation>نسخ عنوان شريط عائم</translation>
    </message>
    <message>
        <source>Captions of a channel for a browser source, as in OBS or vMix</source>
        <translation>ترجمة مكتوبة لقناة كمصدر متصفح، كما في OBS أو vMix</translation>
    </message>
    <message>
        <source>Revoke the link…</source>
        <translation>إبطال الرابط…</translation>
    </message>
    <message>
        <source>Send every phone away, and let only those in that get the new link</source>
        <translation>صرف كل الهواتف وقبول من يحصل على الرابط الجديد فقط</translation>
    </message>
    <message>
        <source>QR code that opens {address}</source>
        <translation>رمز QR يفتح {address}</translation>
    </message>
    <message>
        <source>Address: {address}</source>
        <translation>العنوان: {address}</translation>
    </message>
    <message>
        <source>Room code: {code}</source>
        <translation>رمز القاعة: {code}</translation>
    </message>
    <message>
        <source>Every phone is sent away, and the link, the room code and the address of overlays become new: show the QR code again afterwards.</source>
        <translation>تُصرف كل الهواتف، ويتجدد الرابط ورمز القاعة وعنوان الأشرطة العلوية: اعرض رمز QR مرة أخرى بعد ذلك.</translation>
    </message>
    <message>
        <source>Revoke the link</source>
        <translation>إبطال الرابط</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>الاحتفاظ به</translation>
    </message>
    <message>
        <source>Scan, or open this address</source>
        <translation>امسح الرمز أو افتح هذا العنوان</translation>
    </message>
    <message>
        <source>Room code</source>
        <translation>رمز القاعة</translation>
    </message>
</context>
<context>
    <name>JoinSlide</name>
    <message>
        <source>QR code for the room</source>
        <translation>رمز QR للقاعة</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>ملء الشاشة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>QR code that opens {address}</source>
        <translation>رمز QR يفتح {address}</translation>
    </message>
    <message>
        <source>Phones cannot join at the moment</source>
        <translation>لا يمكن للهواتف الانضمام حاليًا</translation>
    </message>
    <message>
        <source>Wireless network</source>
        <translation>الشبكة اللاسلكية</translation>
    </message>
    <message>
        <source>Scan, or open this address</source>
        <translation>امسح الرمز أو افتح هذا العنوان</translation>
    </message>
    <message>
        <source>Room code</source>
        <translation>رمز القاعة</translation>
    </message>
    <message>
        <source>You are told the PIN here</source>
        <translation>يُقال لك رمز PIN هنا</translation>
    </message>
    <message>
        <source>AI interpretation</source>
        <translation>ترجمة بالذكاء الاصطناعي</translation>
    </message>
</context>
<context>
    <name>LagBadge</name>
    <message>
        <source>No translation yet, so that nothing can be said of its lag.</source>
        <translation>لا ترجمة بعد، فلا يمكن قول شيء عن تأخرها.</translation>
    </message>
    <message>
        <source>Lag: not known yet</source>
        <translation>التأخر: غير معروف بعد</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>‏{seconds} ث</translation>
    </message>
    <message>
        <source>Lag: {lag}</source>
        <translation>التأخر: {lag}</translation>
    </message>
    <message>
        <source>words left out</source>
        <translation>كلمات متروكة</translation>
    </message>
    <message>
        <source>hurrying</source>
        <translation>يُسرع</translation>
    </message>
    <message>
        <source>waiting for words</source>
        <translation>انتظار الكلمات</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>المحرك</translation>
    </message>
    <message>
        <source>voice queue</source>
        <translation>طابور الصوت</translation>
    </message>
    <message>
        <source>Most of it is waiting until enough of the sentence was said.</source>
        <translation>معظمه انتظار حتى يقال ما يكفي من الجملة.</translation>
    </message>
    <message>
        <source>The engine is slower than the speech: choose a smaller one, or fewer languages.</source>
        <translation>المحرك أبطأ من الكلام: اختر محركًا أصغر أو لغات أقل.</translation>
    </message>
    <message>
        <source>Speech waits to be heard: the translation is longer than what was said.</source>
        <translation>ينتظر الصوت أن يُسمع: الترجمة أطول مما قيل.</translation>
    </message>
    <message>
        <source>How long after a word was said its translation is shown.</source>
        <translation>بعد كم من قول الكلمة تظهر ترجمتها.</translation>
    </message>
    <message>
        <source>Listeners are never to be later than {seconds}.</source>
        <translation>يجب ألا يتأخر المستمعون أكثر من {seconds} أبدًا.</translation>
    </message>
    <message>
        <source>So that nobody is later than {seconds}, clauses and pauses are shorter and the voice is faster.</source>
        <translation>كي لا يتأخر أحد أكثر من {seconds}، تكون الجمل والوقفات أقصر والصوت أسرع.</translation>
    </message>
    <message>
        <source>Words that were lately not spoken because too much waited: {number}. They can be read.</source>
        <translation>كلمات لم تُنطق مؤخرًا لأن المنتظر كان كثيرًا: {number}. ويمكن قراءتها.</translation>
    </message>
    <message>
        <source>good</source>
        <translation>جيد</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>مقبول</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>ضعيف</translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>Add a language</source>
        <translation>إضافة لغة</translation>
    </message>
    <message>
        <source>Add a language…</source>
        <translation>إضافة لغة…</translation>
    </message>
    <message>
        <source>Leave {language} out</source>
        <translation>ترك {language}</translation>
    </message>
</context>
<context>
    <name>LanguagesPage</name>
    <message>
        <source>Which languages?</source>
        <translation>أي لغات؟</translation>
    </message>
    <message>
        <source>What is spoken in the room, and what your listeners want to hear or read.</source>
        <translation>ما يُتكلم في القاعة، وما يريد مستمعوك سماعه أو قراءته.</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>لغة الكلام</translation>
    </message>
    <message>
        <source>Also spoken, where people speak in more than one</source>
        <translation>ويُتكلم أيضًا، حيث توجد أكثر من لغة</translation>
    </message>
    <message>
        <source>Interpret into</source>
        <translation>الترجمة إلى</translation>
    </message>
    <message>
        <source>Choose a language to interpret into.</source>
        <translation>اختر لغة للترجمة إليها.</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>A session is running.</source>
        <translation>هناك جلسة جارية.</translation>
    </message>
    <message>
        <source>It can go on without this window; open OpenBooth again to see it, or stop it now.</source>
        <translation>يمكن أن تستمر من دون هذه النافذة؛ افتح OpenBooth ثانية لتراها، أو أوقفها الآن.</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>دعها تستمر</translation>
    </message>
    <message>
        <source>Stop it and quit</source>
        <translation>إيقافها والخروج</translation>
    </message>
    <message>
        <source>The session is being stopped; OpenBooth closes once it has ended.</source>
        <translation>يجري إيقاف الجلسة؛ يُغلق OpenBooth حين تنتهي.</translation>
    </message>
    <message>
        <source>The session has not stopped; try again, or quit and let it go on, and stop it later.</source>
        <translation>لم تتوقف الجلسة؛ حاول ثانية، أو اخرج ودعها تستمر ثم أوقفها لاحقًا.</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Level</source>
        <translation>المستوى</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>صامت</translation>
    </message>
    <message>
        <source>{rms} dB, peak {peak}</source>
        <translation>‏{rms} ديسيبل، الذروة {peak}</translation>
    </message>
    <message>
        <source>{levels}, clips</source>
        <translation>‏{levels}، تشبّع</translation>
    </message>
</context>
<context>
    <name>ListenerCount</name>
    <message>
        <source>Listeners: {count}</source>
        <translation>المستمعون: {count}</translation>
    </message>
    <message>
        <source>{readers} of them only read</source>
        <translation>‏{readers} منهم يقرؤون فقط</translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message>
        <source>Where you listen in</source>
        <translation>أين تستمع</translation>
    </message>
    <message>
        <source>How loud you listen in</source>
        <translation>بأي مستوى تستمع</translation>
    </message>
    <message>
        <source>Listen in: no output</source>
        <translation>الاستماع: بلا مخرج</translation>
    </message>
</context>
<context>
    <name>MainMenu</name>
    <message>
        <source>Event</source>
        <translation>الفعالية</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>فعالية جديدة</translation>
    </message>
    <message>
        <source>Open event…</source>
        <translation>فتح فعالية…</translation>
    </message>
    <message>
        <source>Save event</source>
        <translation>حفظ الفعالية</translation>
    </message>
    <message>
        <source>Save event as…</source>
        <translation>حفظ الفعالية باسم…</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>إعداد…</translation>
    </message>
    <message>
        <source>Glossary…</source>
        <translation>المسرد…</translation>
    </message>
    <message>
        <source>Set up step by step…</source>
        <translation>إعداد خطوة خطوة…</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>عرض توضيحي</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>الجلسة</translation>
    </message>
    <message>
        <source>Start or stop</source>
        <translation>بدء أو إيقاف</translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation>خارج المحضر</translation>
    </message>
    <message>
        <source>Speakers…</source>
        <translation>المتكلمون…</translation>
    </message>
    <message>
        <source>Phones…</source>
        <translation>الهواتف…</translation>
    </message>
    <message>
        <source>Sessions…</source>
        <translation>الجلسات…</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>النوافذ</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>المكاتب</translation>
    </message>
    <message>
        <source>Captions for the room</source>
        <translation>ترجمة مكتوبة للقاعة</translation>
    </message>
    <message>
        <source>Captions above other windows</source>
        <translation>ترجمة مكتوبة فوق النوافذ الأخرى</translation>
    </message>
    <message>
        <source>QR code for the room</source>
        <translation>رمز QR للقاعة</translation>
    </message>
    <message>
        <source>Those let clicks through</source>
        <translation>تمرّر النقرات</translation>
    </message>
    <message>
        <source>View</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>بسيط</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>أكبر</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>أصغر</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>الحجم المعتاد</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>النماذج…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>الإعدادات…</translation>
    </message>
    <message>
        <source>Diagnostics…</source>
        <translation>التشخيص…</translation>
    </message>
    <message>
        <source>About OpenBooth</source>
        <translation>حول OpenBooth</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>خروج</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Start with {engine} instead</source>
        <translation>البدء بـ{engine} بدلًا منه</translation>
    </message>
    <message>
        <source>{engine} starts as soon as the session that runs has ended.</source>
        <translation>يبدأ {engine} حالما تنتهي الجلسة الجارية.</translation>
    </message>
</context>
<context>
    <name>ModelManagerDialog</name>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>البحث عن نماذج…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>إظهار المجلد</translation>
    </message>
    <message>
        <source>Import from a folder…</source>
        <translation>استيراد من مجلد…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Models are kept in {folder}, where {size} are free. Another folder is used where OpenBooth is started with OPENBOOTH_DATA.</source>
        <translation>النماذج في {folder}، وفيه {size} حرة. ويُستخدم مجلد آخر إذا شُغّل OpenBooth مع OPENBOOTH_DATA.</translation>
    </message>
    <message>
        <source>Downloads go on when the session is over.</source>
        <translation>تتابع التنزيلات بعد انتهاء الجلسة.</translation>
    </message>
    <message>
        <source>Also on this computer</source>
        <translation>وعلى هذا الحاسوب أيضًا</translation>
    </message>
    <message>
        <source>Choose the folder of a model</source>
        <translation>اختر مجلد نموذج</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>Token</source>
        <translation>الرمز المميز</translation>
    </message>
    <message>
        <source>Token for {model}</source>
        <translation>الرمز المميز لـ{model}</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>تنزيل</translation>
    </message>
    <message>
        <source>Accept that licence and download</source>
        <translation>قبول تلك الرخصة والتنزيل</translation>
    </message>
    <message>
        <source>Use the token</source>
        <translation>استخدام الرمز المميز</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Check its files</source>
        <translation>فحص ملفاته</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>من مجلد…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>احتفاظ</translation>
    </message>
    <message>
        <source>Choose the folder of {model}</source>
        <translation>اختر مجلد {model}</translation>
    </message>
</context>
<context>
    <name>ModelWindows</name>
    <message>
        <source>{folder} does not say which model it holds; use “From a folder…” beside the model that it is.</source>
        <translation>لا يقول {folder} أي نموذج فيه؛ استخدم «من مجلد…» بجانب النموذج المقصود.</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Engines that understand real voices work with models. Downloads go on when this window is closed; “Models…” in the menu shows them.</source>
        <translation>المحركات التي تفهم أصواتًا حقيقية تعمل بنماذج. تتابع التنزيلات بعد إغلاق هذه النافذة؛ و«النماذج…» في القائمة تُظهرها.</translation>
    </message>
    <message>
        <source>Until they are here, start without them</source>
        <translation>البدء من دونها حتى تصل</translation>
    </message>
    <message>
        <source>{engine} interprets until then; the change is made as soon as no session runs.</source>
        <translation>حتى ذلك الحين يترجم {engine}؛ ويتم التغيير حالما لا تكون هناك جلسة جارية.</translation>
    </message>
    <message>
        <source>Nothing to download: everything that this needs is here.</source>
        <translation>لا شيء للتنزيل: كل ما يلزم هنا.</translation>
    </message>
    <message>
        <source>Download now ({size})</source>
        <translation>تنزيل الآن ({size})</translation>
    </message>
    <message>
        <source>{size} are free on this disk.</source>
        <translation>على هذا القرص {size} حرة.</translation>
    </message>
    <message>
        <source>That is less than the models need: free some space.</source>
        <translation>هذا أقل مما تحتاجه النماذج: أفسح مكانًا.</translation>
    </message>
</context>
<context>
    <name>NameEditor</name>
    <message>
        <source>Name of the speaker</source>
        <translation>اسم المتكلم</translation>
    </message>
    <message>
        <source>Return keeps the name, Esc leaves it as it was</source>
        <translation>مفتاح الإدخال يحفظ الاسم، وEsc يتركه كما كان</translation>
    </message>
</context>
<context>
    <name>NoDevices</name>
    <message>
        <source>Open a recording…</source>
        <translation>فتح تسجيل…</translation>
    </message>
    <message>
        <source>Interpret an audio or video file instead</source>
        <translation>ترجمة ملف صوت أو فيديو بدلًا من ذلك</translation>
    </message>
    <message>
        <source>Nothing is listened to. Add a source.</source>
        <translation>لا يُستمع إلى شيء. أضف مصدرًا.</translation>
    </message>
    <message>
        <source>This computer has no sound input now. Plug in a microphone: it appears here by itself.</source>
        <translation>لا مدخل صوت لهذا الحاسوب الآن. صِل ميكروفونًا: سيظهر هنا من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>Looking for devices…</source>
        <translation>جارٍ البحث عن أجهزة…</translation>
    </message>
</context>
<context>
    <name>OutgoingChannel</name>
    <message>
        <source>Take over</source>
        <translation>تسلّم القناة</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>على الهواء</translation>
    </message>
    <message>
        <source>Take over now, without waiting for an answer</source>
        <translation>تسلّم الآن من دون انتظار جواب</translation>
    </message>
    <message>
        <source>On air: {language}</source>
        <translation>على الهواء: {language}</translation>
    </message>
    <message>
        <source>Press to go off air</source>
        <translation>اضغط لتخرج عن الهواء</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>ممسوكة</translation>
    </message>
    <message>
        <source>by {desk}</source>
        <translation>من {desk}</translation>
    </message>
    <message>
        <source>Floor is heard</source>
        <translation>صوت القاعة مسموع</translation>
    </message>
    <message>
        <source>Machine is heard</source>
        <translation>الآلة مسموعة</translation>
    </message>
    <message>
        <source>Muted by the operator</source>
        <translation>كتمها المشغّل</translation>
    </message>
    <message>
        <source>Silent while you cough</source>
        <translation>صامت أثناء سعالك</translation>
    </message>
    <message>
        <source>Also on air: {desk}</source>
        <translation>على الهواء أيضًا: {desk}</translation>
    </message>
    <message>
        <source>Listeners hear you</source>
        <translation>المستمعون يسمعونك</translation>
    </message>
    <message>
        <source>You are not heard</source>
        <translation>لست مسموعًا</translation>
    </message>
    <message>
        <source>Asked…</source>
        <translation>طُلب…</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>طلب</translation>
    </message>
    <message>
        <source>Ask for {language}</source>
        <translation>طلب {language}</translation>
    </message>
</context>
<context>
    <name>OutputChoice</name>
    <message>
        <source>Channels {pair}</source>
        <translation>القناتان {pair}</translation>
    </message>
</context>
<context>
    <name>OutputPage</name>
    <message>
        <source>Where is it heard?</source>
        <translation>أين يُسمع؟</translation>
    </message>
    <message>
        <source>An output for every language: headphones, a loudspeaker, or a channel of an interface that feeds a transmitter. Languages without one are heard on phones only.</source>
        <translation>مخرج لكل لغة: سماعات أو مكبر صوت أو قناة في واجهة تغذّي جهاز بث. واللغات بلا مخرج تُسمع على الهواتف فقط.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>No</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>Did you hear it?</source>
        <translation>هل سمعته؟</translation>
    </message>
    <message>
        <source>This computer has no sound output now. Plug one in: it appears here by itself. Phones do without.</source>
        <translation>لا مخرج صوت لهذا الحاسوب الآن. صِل مخرجًا: سيظهر هنا من تلقاء نفسه. والهواتف تستغني عنه.</translation>
    </message>
    <message>
        <source>Output of {language}</source>
        <translation>مخرج {language}</translation>
    </message>
    <message>
        <source>Phones only</source>
        <translation>الهواتف فقط</translation>
    </message>
    <message>
        <source>Test tone</source>
        <translation>نغمة اختبار</translation>
    </message>
    <message>
        <source>Choose an output first.</source>
        <translation>اختر مخرجًا أولًا.</translation>
    </message>
    <message>
        <source>A tone sounds for two seconds…</source>
        <translation>تُسمع نغمة ثانيتين…</translation>
    </message>
    <message>
        <source>Good: this output works.</source>
        <translation>جيد: هذا المخرج يعمل.</translation>
    </message>
    <message>
        <source>Turn the volume up, here and at the device; look whether it is plugged in; try another output or pair of channels.</source>
        <translation>ارفع الصوت هنا وفي الجهاز؛ وانظر هل هو موصول؛ وجرّب مخرجًا آخر أو زوج قنوات آخر.</translation>
    </message>
</context>
<context>
    <name>OverlayWindow</name>
    <message>
        <source>Captions above other windows</source>
        <translation>ترجمة مكتوبة فوق النوافذ الأخرى</translation>
    </message>
    <message>
        <source>Drag to move; arrow keys move, with Shift they resize</source>
        <translation>اسحب للتحريك؛ مفاتيح الأسهم تحرّك، ومع Shift تغيّر الحجم</translation>
    </message>
    <message>
        <source>Less transparent</source>
        <translation>أقل شفافية</translation>
    </message>
    <message>
        <source>More transparent</source>
        <translation>أكثر شفافية</translation>
    </message>
    <message>
        <source>Let clicks through</source>
        <translation>تمرير النقرات</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Opacity of the ground</source>
        <translation>عتامة الخلفية</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>{page}: something is wrong here</source>
        <translation>‏{page}: هنا شيء غير صحيح</translation>
    </message>
</context>
<context>
    <name>PartsTable</name>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Search the parts</source>
        <translation>البحث في المكونات</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>المكوّن</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>الإصدار</translation>
    </message>
    <message>
        <source>Commercial events</source>
        <translation>الفعاليات التجارية</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الرخصة</translation>
    </message>
    <message>
        <source>See the licence</source>
        <translation>انظر الرخصة</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>مسموح</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>غير مسموح</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>غير مذكور</translation>
    </message>
    <message>
        <source>Parts and their licences</source>
        <translation>المكونات ورخصها</translation>
    </message>
</context>
<context>
    <name>PhonesDialog</name>
    <message>
        <source>Phones in the room</source>
        <translation>الهواتف في القاعة</translation>
    </message>
    <message>
        <source>Use the changes</source>
        <translation>استخدام التغييرات</translation>
    </message>
    <message>
        <source>Phones open a page by a QR code, choose a language, hear it and read along. Nothing is installed, and nothing leaves the local network.</source>
        <translation>تفتح الهواتف صفحة برمز QR وتختار لغة وتسمعها وتقرؤها. لا يُثبَّت شيء ولا يغادر شيء الشبكة المحلية.</translation>
    </message>
    <message>
        <source>Also when this event starts</source>
        <translation>وكذلك عند بدء هذه الفعالية</translation>
    </message>
    <message>
        <source>Phones can join as soon as a session of this event begins</source>
        <translation>يمكن للهواتف الانضمام حالما تبدأ جلسة من هذه الفعالية</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة…</translation>
    </message>
    <message>
        <source>Phones cannot join</source>
        <translation>لا يمكن للهواتف الانضمام</translation>
    </message>
    <message>
        <source>Not all is well</source>
        <translation>ليس كل شيء على ما يرام</translation>
    </message>
    <message>
        <source>Phones can join</source>
        <translation>يمكن للهواتف الانضمام</translation>
    </message>
    <message>
        <source>Phones are not let in</source>
        <translation>لا تُقبل الهواتف</translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <translation>إيقاف المشاركة</translation>
    </message>
    <message>
        <source>Let phones join</source>
        <translation>السماح للهواتف بالانضمام</translation>
    </message>
    <message numerus="yes">
        <source>%n phones are sent away, and no other can join.</source>
        <translation>
            <numerusform>لا يُصرف أي هاتف، ولا يمكن لغيره الانضمام.</numerusform>
            <numerusform>يُصرف هاتف واحد، ولا يمكن لغيره الانضمام.</numerusform>
            <numerusform>يُصرف هاتفان، ولا يمكن لغيرهما الانضمام.</numerusform>
            <numerusform>تُصرف %n هواتف، ولا يمكن لغيرها الانضمام.</numerusform>
            <numerusform>يُصرف %n هاتفًا، ولا يمكن لغيرها الانضمام.</numerusform>
            <numerusform>يُصرف %n هاتف، ولا يمكن لغيرها الانضمام.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>PlaybackBar</name>
    <message>
        <source>Position</source>
        <translation>الموضع</translation>
    </message>
    <message>
        <source>What is heard</source>
        <translation>ما يُسمع</translation>
    </message>
    <message>
        <source>Where it is heard</source>
        <translation>أين يُسمع</translation>
    </message>
    <message>
        <source>The sound of this session is not kept any more</source>
        <translation>لم يعد صوت هذه الجلسة محفوظًا</translation>
    </message>
    <message>
        <source>Usual output</source>
        <translation>المخرج المعتاد</translation>
    </message>
    <message>
        <source>Floor: {source}</source>
        <translation>القاعة: {source}</translation>
    </message>
    <message>
        <source>Channel: {channel}</source>
        <translation>القناة: {channel}</translation>
    </message>
    <message>
        <source>Channel: {channel} ({language})</source>
        <translation>القناة: {channel} ({language})</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>{what} (Ctrl+Space)</source>
        <translation>{what} (Ctrl+Space)</translation>
    </message>
</context>
<context>
    <name>PresenterWindow</name>
    <message>
        <source>Captions for the room</source>
        <translation>ترجمة مكتوبة للقاعة</translation>
    </message>
    <message>
        <source>One above the other, or side by side</source>
        <translation>أحدهما فوق الآخر أو جنبًا إلى جنب</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>ملء الشاشة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>Opened before</source>
        <translation>فُتحت سابقًا</translation>
    </message>
    <message>
        <source>Open {event}</source>
        <translation>فتح {event}</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Sessions that were cut off</source>
        <translation>جلسات انقطعت</translation>
    </message>
    <message>
        <source>The last time OpenBooth, or this computer, stopped in the middle of a session. Every final word until then is on record.</source>
        <translation>في المرة الماضية توقف OpenBooth أو هذا الحاسوب في منتصف جلسة. كل كلمة نهائية حتى ذلك الحين مسجَّلة.</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>القرار لاحقًا</translation>
    </message>
</context>
<context>
    <name>ReplaceBar</name>
    <message>
        <source>Find</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>استبدال بـ</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>مطابقة حالة الأحرف</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>كلمات كاملة</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>السابق</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>استبدال الكل</translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation>‏{position} من {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>لم يُعثر على شيء</numerusform>
            <numerusform>عُثر على واحد</numerusform>
            <numerusform>عُثر على اثنين</numerusform>
            <numerusform>عُثر على %n</numerusform>
            <numerusform>عُثر على %n</numerusform>
            <numerusform>عُثر على %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace all %n</source>
        <translation>
            <numerusform>لا شيء للاستبدال</numerusform>
            <numerusform>استبدال الواحد</numerusform>
            <numerusform>استبدال الاثنين</numerusform>
            <numerusform>استبدال %n كلها</numerusform>
            <numerusform>استبدال %n كلها</numerusform>
            <numerusform>استبدال %n كلها</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>إغلاق البحث</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>إغلاق البحث (Esc)</translation>
    </message>
</context>
<context>
    <name>ReviewExport</name>
    <message>
        <source>{file} is written.</source>
        <translation>كُتب {file}.</translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>بحث واستبدال</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>اللغات</translation>
    </message>
    <message>
        <source>Find the speakers again…</source>
        <translation>تمييز المتكلمين من جديد…</translation>
    </message>
    <message>
        <source>Import corrections…</source>
        <translation>استيراد التصحيحات…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>{step}: {edit}</source>
        <translation>{step}: {edit}</translation>
    </message>
    <message>
        <source>text</source>
        <translation>نص</translation>
    </message>
    <message>
        <source>a line split</source>
        <translation>سطر مقسوم</translation>
    </message>
    <message>
        <source>lines merged</source>
        <translation>سطور مدموجة</translation>
    </message>
    <message>
        <source>words replaced</source>
        <translation>كلمات مستبدلة</translation>
    </message>
    <message>
        <source>a speaker</source>
        <translation>متكلم</translation>
    </message>
    <message>
        <source>an import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>اسم</translation>
    </message>
    <message>
        <source>speakers merged</source>
        <translation>متكلمون مدموجون</translation>
    </message>
</context>
<context>
    <name>ReviewMenus</name>
    <message>
        <source>Hear it from here</source>
        <translation>الاستماع من هنا</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>تحرير</translation>
    </message>
    <message>
        <source>Split the line here</source>
        <translation>تقسيم السطر هنا</translation>
    </message>
    <message>
        <source>Merge with the next line</source>
        <translation>دمج مع السطر التالي</translation>
    </message>
    <message>
        <source>Merge the lines</source>
        <translation>دمج السطور</translation>
    </message>
    <message>
        <source>Put back what was committed</source>
        <translation>إعادة النص الأصلي</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>قاله</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>شخص جديد</translation>
    </message>
    <message>
        <source>Rename {name} everywhere…</source>
        <translation>تغيير اسم {name} في كل مكان…</translation>
    </message>
    <message>
        <source>{name} is in truth</source>
        <translation>‏{name} هو في الحقيقة</translation>
    </message>
</context>
<context>
    <name>ReviewTable</name>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>المتكلم</translation>
    </message>
    <message>
        <source>Speaker ?</source>
        <translation>متكلم ؟</translation>
    </message>
    <message>
        <source>Shown while an interpreter was on air; not heard</source>
        <translation>عُرض بينما كان مترجم على الهواء؛ ولم يُسمع</translation>
    </message>
    <message>
        <source>Edited. Committed was: {text}</source>
        <translation>محرَّر. النص الأصلي: {text}</translation>
    </message>
    <message>
        <source>{name}, edited</source>
        <translation>‏{name}، محرَّر</translation>
    </message>
    <message>
        <source>{text} (edited)</source>
        <translation>‏{text} (محرَّر)</translation>
    </message>
    <message>
        <source>{seconds} s of {source} are missing ({cause})</source>
        <translation>ينقص {seconds} ث من {source} ({cause})</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Lines of the session</source>
        <translation>سطور الجلسة</translation>
    </message>
</context>
<context>
    <name>ReviewWindow</name>
    <message>
        <source>Reading the record…</source>
        <translation>قراءة السجل…</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>الجلسة</translation>
    </message>
    <message>
        <source>Import corrections</source>
        <translation>استيراد التصحيحات</translation>
    </message>
    <message>
        <source>Corrected documents (*.docx *.xlsx *.xlf *.xliff)</source>
        <translation>مستندات مصححة (*.docx *.xlsx *.xlf *.xliff)</translation>
    </message>
    <message>
        <source>Committed was: {text}</source>
        <translation>النص الأصلي: {text}</translation>
    </message>
    <message>
        <source>Somebody said who speaks here.</source>
        <translation>قال أحدهم من يتكلم هنا.</translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>Nothing found. Type fewer letters.</source>
        <translation>لم يُعثر على شيء. اكتب حروفًا أقل.</translation>
    </message>
</context>
<context>
    <name>SessionTable</name>
    <message>
        <source>Began</source>
        <translation>البداية</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>المداخل</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>اللغات</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>المدة</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>السطور</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>منتهية</translation>
    </message>
    <message>
        <source>running</source>
        <translation>جارية</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>منقطعة</translation>
    </message>
    <message>
        <source>cut off, recovered</source>
        <translation>منقطعة، مسترجعة</translation>
    </message>
    <message>
        <source>{state}, kept</source>
        <translation>‏{state}، محفوظة</translation>
    </message>
</context>
<context>
    <name>SessionsDialog</name>
    <message>
        <source>Sessions</source>
        <translation>الجلسات</translation>
    </message>
    <message>
        <source>Find a session</source>
        <translation>البحث عن جلسة</translation>
    </message>
    <message>
        <source>Sessions, newest first</source>
        <translation>الجلسات، الأحدث أولًا</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>قراءة…</translation>
    </message>
    <message>
        <source>Nothing is on record yet. What is interpreted appears here.</source>
        <translation>لا شيء مسجَّل بعد. يظهر هنا ما يُترجم.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Keep for ever</source>
        <translation>الاحتفاظ بها دائمًا</translation>
    </message>
    <message>
        <source>Sessions that are older than the settings say are deleted; this one is not</source>
        <translation>تُحذف الجلسات الأقدم مما تقوله الإعدادات؛ إلا هذه</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>حذف…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>No session has these words.</source>
        <translation>لا جلسة فيها هذه الكلمات.</translation>
    </message>
    <message>
        <source>This session runs; it can be opened once it has ended.</source>
        <translation>هذه الجلسة جارية؛ يمكن فتحها بعد انتهائها.</translation>
    </message>
    <message>
        <source>Delete the session that began {moment}, with its text and its sound? Nothing can bring it back.</source>
        <translation>هل تُحذف الجلسة التي بدأت {moment} بنصها وصوتها؟ لا يمكن استعادتها.</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>حذفها</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>تركها</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>{setting} • changed</source>
        <translation>‏{setting} • غُيّر</translation>
    </message>
    <message>
        <source>Usually: {value}</source>
        <translation>المعتاد: {value}</translation>
    </message>
    <message>
        <source>Back to: {value}</source>
        <translation>الرجوع إلى: {value}</translation>
    </message>
    <message>
        <source>{setting}: back to {value}</source>
        <translation>‏{setting}: الرجوع إلى {value}</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>اختيار مجلد</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>بحث (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>البحث في الإعدادات</translation>
    </message>
    <message>
        <source>Reset everything</source>
        <translation>إعادة ضبط كل شيء</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Shall every setting be as it comes again?</source>
        <translation>هل تعود كل الإعدادات كما كانت في الأصل؟</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>لا إعداد فيه هذه الكلمات.</translation>
    </message>
</context>
<context>
    <name>SharingFields</name>
    <message>
        <source>Not told</source>
        <translation>لا يُقال</translation>
    </message>
    <message>
        <source>This computer&apos;s own</source>
        <translation>عنوان هذا الحاسوب</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Crowded room</source>
        <translation>قاعة مزدحمة</translation>
    </message>
    <message>
        <source>A third of the load on the wireless network, 40 ms more delay</source>
        <translation>ثلث الحمل على الشبكة اللاسلكية، وتأخير أكثر بـ40 مللي ثانية</translation>
    </message>
    <message>
        <source>The sound is handed on by Janus: {nodes}</source>
        <translation>يوزّع Janus الصوت: {nodes}</translation>
    </message>
    <message>
        <source>Wireless network</source>
        <translation>الشبكة اللاسلكية</translation>
    </message>
    <message>
        <source>Its name is told beside the QR code</source>
        <translation>يُذكر اسمها بجانب رمز QR</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>رمز PIN</translation>
    </message>
    <message>
        <source>4 to 8 digits that everybody is asked for; no slide tells it</source>
        <translation>من 4 إلى 8 أرقام تُطلب من الجميع؛ ولا تذكرها أي شريحة</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>على الأكثر</translation>
    </message>
    <message>
        <source>How many phones are let in</source>
        <translation>كم هاتفًا يُقبل</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>المنفذ</translation>
    </message>
    <message>
        <source>Where this computer can be reached; another one where it is taken</source>
        <translation>حيث يمكن الوصول إلى هذا الحاسوب؛ منفذ آخر إن كان مشغولًا</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>What phones call this computer, as in booth.local:8080</source>
        <translation>كيف تسمّي الهواتف هذا الحاسوب، مثل booth.local:8080</translation>
    </message>
</context>
<context>
    <name>ShiftClock</name>
    <message>
        <source>Shift</source>
        <translation>المناوبة</translation>
    </message>
    <message>
        <source>Off air</source>
        <translation>خارج الهواء</translation>
    </message>
    <message>
        <source>{time} on air · time to take turns</source>
        <translation>‏{time} على الهواء · حان وقت التناوب</translation>
    </message>
    <message>
        <source>{time} on air</source>
        <translation>‏{time} على الهواء</translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>Input</source>
        <translation>المدخل</translation>
    </message>
    <message>
        <source>Several people</source>
        <translation>عدة أشخاص</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Who speaks there</source>
        <translation>من يتكلم هناك</translation>
    </message>
    <message>
        <source>Where only one person does</source>
        <translation>حيث يتكلم شخص واحد فقط</translation>
    </message>
    <message>
        <source>Level now</source>
        <translation>المستوى الآن</translation>
    </message>
    <message>
        <source>Take this source out</source>
        <translation>إخراج هذا المصدر</translation>
    </message>
    <message>
        <source>Played from its beginning</source>
        <translation>يُشغَّل من بدايته</translation>
    </message>
    <message>
        <source>Not listened to yet</source>
        <translation>لا يُستمع إليه بعد</translation>
    </message>
    <message>
        <source>Sounds well</source>
        <translation>الصوت جيد</translation>
    </message>
</context>
<context>
    <name>SourceRow</name>
    <message>
        <source>Level of {source}</source>
        <translation>مستوى {source}</translation>
    </message>
    <message>
        <source>Listen in</source>
        <translation>استماع</translation>
    </message>
    <message>
        <source>Listen in on {source}</source>
        <translation>استماع إلى {source}</translation>
    </message>
    <message>
        <source>More for {source}</source>
        <translation>المزيد لـ{source}</translation>
    </message>
    <message>
        <source>{device} is not there now.</source>
        <translation>‏{device} غير موجود الآن.</translation>
    </message>
    <message>
        <source>Remove this source</source>
        <translation>إزالة هذا المصدر</translation>
    </message>
</context>
<context>
    <name>SourcesPage</name>
    <message>
        <source>Everything that is listened to: microphones, lines, and recordings.</source>
        <translation>كل ما يُستمع إليه: ميكروفونات وخطوط وتسجيلات.</translation>
    </message>
    <message>
        <source>Add an input</source>
        <translation>إضافة مدخل</translation>
    </message>
    <message>
        <source>Add a recording…</source>
        <translation>إضافة تسجيل…</translation>
    </message>
    <message>
        <source>source</source>
        <translation>مصدر</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>اختيار تسجيل</translation>
    </message>
</context>
<context>
    <name>SpeakerChip</name>
    <message>
        <source>Speaker: {name}</source>
        <translation>المتكلم: {name}</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>لا أحد</translation>
    </message>
</context>
<context>
    <name>SpeakerRow</name>
    <message>
        <source>speaks now</source>
        <translation>يتكلم الآن</translation>
    </message>
    <message>
        <source>Name of speaker {number}</source>
        <translation>اسم المتكلم {number}</translation>
    </message>
</context>
<context>
    <name>SpeakersDialog</name>
    <message>
        <source>Speakers</source>
        <translation>المتكلمون</translation>
    </message>
    <message>
        <source>Nobody has spoken yet.</source>
        <translation>لم يتكلم أحد بعد.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Two of them are the same person</source>
        <translation>اثنان منهم الشخص نفسه</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>هذا</translation>
    </message>
    <message>
        <source>Is in truth</source>
        <translation>هو في الحقيقة</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>دمج…</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>دمج</translation>
    </message>
    <message>
        <source>Keep them apart</source>
        <translation>إبقاؤهما منفصلين</translation>
    </message>
    <message>
        <source>is</source>
        <translation>هو</translation>
    </message>
    <message>
        <source>Everything that {who} said, and will say, is then by {into}, in every language and in the record.</source>
        <translation>كل ما قاله {who} وسيقوله يصبح لـ{into}، في كل لغة وفي السجل.</translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message>
        <source>Simultaneous interpretation that never leaves this computer</source>
        <translation>ترجمة فورية لا تغادر هذا الحاسوب أبدًا</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>بدء</translation>
    </message>
    <message>
        <source>Open event…</source>
        <translation>فتح فعالية…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>جرّب العرض التوضيحي</translation>
    </message>
    <message>
        <source>Interpret a recorded panel discussion into Spanish and Catalan</source>
        <translation>ترجمة ندوة مسجلة إلى الإسبانية والكتالونية</translation>
    </message>
    <message>
        <source>Set everything up…</source>
        <translation>إعداد كل شيء…</translation>
    </message>
    <message>
        <source>Sessions…</source>
        <translation>الجلسات…</translation>
    </message>
    <message>
        <source>What was interpreted before: to read, hear, correct and export</source>
        <translation>ما تُرجم سابقًا: للقراءة والاستماع والتصحيح والتصدير</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>لغة الكلام</translation>
    </message>
    <message>
        <source>Drop a recording here to interpret it</source>
        <translation>أفلت تسجيلًا هنا لترجمته</translation>
    </message>
    <message>
        <source>Start interpreting</source>
        <translation>بدء الترجمة</translation>
    </message>
    <message>
        <source>Interpret into</source>
        <translation>الترجمة إلى</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>التأخر</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>المتوقَّع</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>المفقود</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>الهواتف</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>المحرك</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>المعالج</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>معالج الرسوم</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>القرص</translation>
    </message>
</context>
<context>
    <name>StatusWords</name>
    <message>
        <source>NOT CONNECTED</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>The core does not answer. It is started again by itself; a running session goes on.</source>
        <translation>النواة لا تجيب. ستُشغَّل ثانية من تلقاء نفسها؛ والجلسة الجارية تستمر.</translation>
    </message>
    <message>
        <source>STARTING</source>
        <translation>يبدأ</translation>
    </message>
    <message>
        <source>The models are being loaded.</source>
        <translation>يجري تحميل النماذج.</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>مباشر</translation>
    </message>
    <message>
        <source>Everything that is said is translated and recorded.</source>
        <translation>كل ما يقال يُترجم ويُسجل.</translation>
    </message>
    <message>
        <source>OFF THE RECORD</source>
        <translation>خارج المحضر</translation>
    </message>
    <message>
        <source>Nothing is recognised, written or recorded.</source>
        <translation>لا يُتعرف على شيء ولا يُكتب ولا يُسجل.</translation>
    </message>
    <message>
        <source>STOPPED</source>
        <translation>متوقفة</translation>
    </message>
    <message>
        <source>No session runs.</source>
        <translation>لا توجد جلسة جارية.</translation>
    </message>
    <message>
        <source>State: {state}</source>
        <translation>الحالة: {state}</translation>
    </message>
    <message>
        <source>Session time: {time}</source>
        <translation>مدة الجلسة: {time}</translation>
    </message>
    <message>
        <source>How long the session has been running, off the record included.</source>
        <translation>منذ متى تجري الجلسة، بما في ذلك ما كان خارج المحضر.</translation>
    </message>
    <message>
        <source>Of the words shown before they were said, how many came true; and of all words, how many were shown so.</source>
        <translation>من الكلمات التي عُرضت قبل أن تُقال، كم منها صدق؛ ومن كل الكلمات، كم عُرض هكذا.</translation>
    </message>
    <message>
        <source>Prediction: nothing to judge yet</source>
        <translation>التوقع: لا شيء للحكم عليه بعد</translation>
    </message>
    <message>
        <source>right, {share} covered</source>
        <translation>صحيح، {share} مغطى</translation>
    </message>
    <message>
        <source>Prediction: {hits} {covered}</source>
        <translation>التوقع: {hits} {covered}</translation>
    </message>
    <message>
        <source>Dropped audio: {length}</source>
        <translation>الصوت المفقود: {length}</translation>
    </message>
    <message>
        <source>Audio of the floor that was lost since the session began. Nothing should be.</source>
        <translation>صوت القاعة الذي فُقد منذ بدء الجلسة. ينبغي ألا يُفقد شيء.</translation>
    </message>
    <message>
        <source>Phones: {number}</source>
        <translation>الهواتف: {number}</translation>
    </message>
    <message>
        <source>How many listen or read along by phone (Ctrl+J).</source>
        <translation>كم شخصًا يستمع أو يقرأ بالهاتف (Ctrl+J).</translation>
    </message>
    <message>
        <source>full</source>
        <translation>ممتلئة</translation>
    </message>
    <message>
        <source>some cannot follow</source>
        <translation>البعض لا يستطيع المتابعة</translation>
    </message>
    <message>
        <source>To keep up, this was given up: {what}.</source>
        <translation>لمواكبة السرعة تم الاستغناء عن: {what}.</translation>
    </message>
    <message>
        <source>The engine translates as it should.</source>
        <translation>المحرك يترجم كما ينبغي.</translation>
    </message>
    <message>
        <source>Engine: {name}</source>
        <translation>المحرك: {name}</translation>
    </message>
    <message>
        <source>Processors: {share}</source>
        <translation>المعالجات: {share}</translation>
    </message>
    <message>
        <source>How much of all processors is at work, whatever for.</source>
        <translation>كم يعمل من كل المعالجات، لأي غرض كان.</translation>
    </message>
    <message>
        <source>Memory that the core and its models occupy.</source>
        <translation>الذاكرة التي تشغلها النواة ونماذجها.</translation>
    </message>
    <message>
        <source>Memory: {size}</source>
        <translation>الذاكرة: {size}</translation>
    </message>
    <message>
        <source>Memory: {size}, {kept} of it for the next session</source>
        <translation>الذاكرة: {size}، منها {kept} للجلسة القادمة</translation>
    </message>
    <message>
        <source>{kept} are models that stay loaded, so that the next session begins at once.</source>
        <translation>‏{kept} نماذج تبقى محمّلة لتبدأ الجلسة القادمة فورًا.</translation>
    </message>
    <message>
        <source>Memory of graphics cards that the models occupy.</source>
        <translation>ذاكرة بطاقات الرسوم التي تشغلها النماذج.</translation>
    </message>
    <message>
        <source>Graphics memory: {size}</source>
        <translation>ذاكرة الرسوم: {size}</translation>
    </message>
    <message>
        <source>How long the session can be recorded until the disk is full.</source>
        <translation>كم يمكن تسجيل الجلسة حتى يمتلئ القرص.</translation>
    </message>
    <message>
        <source>Disk: not known</source>
        <translation>القرص: غير معروف</translation>
    </message>
    <message>
        <source>left</source>
        <translation>متبقٍّ</translation>
    </message>
    <message>
        <source>Disk: {time} left</source>
        <translation>القرص: بقي {time}</translation>
    </message>
    <message>
        <source>over {hours} h</source>
        <translation>أكثر من {hours} س</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>‏{hours} س {minutes} د</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>‏{minutes} د</translation>
    </message>
    <message>
        <source>{size} GB</source>
        <translation>‏{size} غيغابايت</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>‏{seconds} ث</translation>
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
        <translation>الخطوة {number} من {all}: {name}</translation>
    </message>
</context>
<context>
    <name>TellingApart</name>
    <message>
        <source>{moved} of {lines} lines have another speaker now.</source>
        <translation>السطور التي تغيّر متكلمها: {moved} من {lines}.</translation>
    </message>
</context>
<context>
    <name>TellingApartDialog</name>
    <message>
        <source>Find the speakers again</source>
        <translation>تمييز المتكلمين من جديد</translation>
    </message>
    <message>
        <source>The whole recording is listened to once more, which finds out better who spoke when. Names and lines to which you gave a speaker stay as they are.</source>
        <translation>يُستمع إلى التسجيل كله مرة أخرى، مما يبيّن أفضل من تكلم ومتى. وتبقى الأسماء والسطور التي حددت متكلمها كما هي.</translation>
    </message>
    <message>
        <source>How they are told apart</source>
        <translation>كيف يُميَّزون</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>إلى أين وصل</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>التراجع عنه</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>بدء</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>How many speak</source>
        <translation>كم شخصًا يتكلم</translation>
    </message>
</context>
<context>
    <name>TermsPage</name>
    <message>
        <source>Words that have to be right: names are never translated, terms as the glossary says.</source>
        <translation>كلمات يجب أن تكون صحيحة: الأسماء لا تُترجم أبدًا، والمصطلحات كما في المسرد.</translation>
    </message>
    <message>
        <source>Ada Lovelace</source>
        <translation>آدا لوفلايس</translation>
    </message>
    <message>
        <source>Who will speak, one name on a line</source>
        <translation>من سيتكلم، اسم في كل سطر</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>Text of the line</source>
        <translation>نص السطر</translation>
    </message>
    <message>
        <source>Return keeps the text, Esc leaves it as it was, Ctrl+Return splits the line here</source>
        <translation>مفتاح الإدخال يحفظ النص، وEsc يتركه كما كان، وCtrl+Return يقسم السطر هنا</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show OpenBooth</source>
        <translation>إظهار OpenBooth</translation>
    </message>
    <message>
        <source>Stop the session</source>
        <translation>إيقاف الجلسة</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>خروج</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>مباشر</translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation>خارج المحضر</translation>
    </message>
    <message>
        <source>No session</source>
        <translation>لا جلسة</translation>
    </message>
</context>
<context>
    <name>UpdateLine</name>
    <message>
        <source>Version {version} is available</source>
        <translation>الإصدار {version} متاح</translation>
    </message>
</context>
<context>
    <name>WizardDialog</name>
    <message>
        <source>Set up step by step</source>
        <translation>إعداد خطوة خطوة</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>تخطّ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>بدء</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>اللغات</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>المدخل</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>المخرج</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>المحرك</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
</context>
<context>
    <name>_DeviceChoice</name>
    <message>
        <source>{device}: channel</source>
        <translation>‏{device}: قناة</translation>
    </message>
    <message>
        <source>{device} (not connected)</source>
        <translation>‏{device} (غير موصول)</translation>
    </message>
</context>
<context>
    <name>_Group</name>
    <message>
        <source>Suits this computer best</source>
        <translation>الأنسب لهذا الحاسوب</translation>
    </message>
    <message>
        <source>Needs a larger computer than this one</source>
        <translation>يحتاج إلى حاسوب أكبر من هذا</translation>
    </message>
    <message>
        <source>Download all ({size})</source>
        <translation>تنزيل الكل ({size})</translation>
    </message>
</context>
<context>
    <name>_InputCard</name>
    <message>
        <source>What this computer plays</source>
        <translation>ما يشغّله هذا الحاسوب</translation>
    </message>
</context>
</TS>
