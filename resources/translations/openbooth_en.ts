<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n are lost</source>
        <translation>
            <numerusform>%n is lost</numerusform>
            <numerusform>%n are lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n find it too fast</source>
        <translation>
            <numerusform>%n finds it too fast</numerusform>
            <numerusform>%n find it too fast</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The room is full: %n listen, and no other phone is let in; allow more under Phones (Ctrl+J).</source>
        <translation>
            <numerusform>The room is full: %n listens, and no other phone is let in; allow more under Phones (Ctrl+J).</numerusform>
            <numerusform>The room is full: %n listen, and no other phone is let in; allow more under Phones (Ctrl+J).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n term(s) were taken in.</source>
        <translation>
            <numerusform>%n term was taken in.</numerusform>
            <numerusform>%n terms were taken in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConcernList</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more that need attention</source>
        <translation>
            <numerusform>%n more that needs attention</numerusform>
            <numerusform>%n more that need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n edit(s) will be imported, in one step that can be undone.</source>
        <translation>
            <numerusform>%n edit will be imported, in one step that can be undone.</numerusform>
            <numerusform>%n edits will be imported, in one step that can be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InterruptedCard</name>
    <message numerus="yes">
        <source>%n line(s) on record.</source>
        <translation>
            <numerusform>%n line on record.</numerusform>
            <numerusform>%n lines on record.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhonesDialog</name>
    <message numerus="yes">
        <source>%n phones are sent away, and no other can join.</source>
        <translation>
            <numerusform>%n phone is sent away, and no other can join.</numerusform>
            <numerusform>%n phones are sent away, and no other can join.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplaceBar</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace all %n</source>
        <translation>
            <numerusform>Replace %n</numerusform>
            <numerusform>Replace all %n</numerusform>
        </translation>
    </message>
</context>
</TS>
