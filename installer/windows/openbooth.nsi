; The Windows set-up. installer/build.py stages the files and names VERSION, STAGED and TARGET.
; Installing and removing touch Program Files, the start menu, and the keys written below; the runtime that the first
; start fetches is removed with it for whoever removes it, sessions and settings in %LOCALAPPDATA%\openbooth stay.

Unicode true
SetCompressor /SOLID lzma
Name "OpenBooth"
OutFile "${TARGET}"
RequestExecutionLevel admin
InstallDir "$PROGRAMFILES64\OpenBooth"
InstallDirRegKey HKLM "Software\OpenBooth" "Folder"
BrandingText "OpenBooth ${VERSION}"
ManifestDPIAware true

!include "MUI2.nsh"
!include "x64.nsh"
!include "FileFunc.nsh"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\OpenBooth"
!define MUI_ICON "${STAGED}/openbooth.ico"
!define MUI_UNICON "${STAGED}/openbooth.ico"

!insertmacro MUI_PAGE_LICENSE "${STAGED}/LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Spanish"
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "Arabic"

LangString NEEDS_64_BITS ${LANG_ENGLISH} "OpenBooth needs a 64-bit Windows."
LangString NEEDS_64_BITS ${LANG_SPANISH} "OpenBooth necesita un Windows de 64 bits."
LangString NEEDS_64_BITS ${LANG_FRENCH} "OpenBooth a besoin d’un Windows 64 bits."
LangString NEEDS_64_BITS ${LANG_GERMAN} "OpenBooth braucht ein 64-Bit-Windows."
LangString NEEDS_64_BITS ${LANG_ARABIC} "يحتاج OpenBooth إلى نظام Windows بمعمارية 64 بت."
!ifndef WITH_PYTHON
LangString NEEDS_PYTHON ${LANG_ENGLISH} "OpenBooth needs Python ${PYTHON}: install it from python.org with its launcher “py”, then start this again."
LangString NEEDS_PYTHON ${LANG_SPANISH} "OpenBooth necesita Python ${PYTHON}: instálelo desde python.org con su lanzador «py» y vuelva a iniciar esta instalación."
LangString NEEDS_PYTHON ${LANG_FRENCH} "OpenBooth a besoin de Python ${PYTHON} : installez-le depuis python.org avec son lanceur « py », puis relancez cette installation."
LangString NEEDS_PYTHON ${LANG_GERMAN} "OpenBooth braucht Python ${PYTHON}: Installieren Sie es von python.org mit dem Starter „py“ und starten Sie dies erneut."
LangString NEEDS_PYTHON ${LANG_ARABIC} "يحتاج OpenBooth إلى Python ${PYTHON}: ثبّته من python.org مع المشغّل «py» ثم ابدأ من جديد."
!endif

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_ICONSTOP "$(NEEDS_64_BITS)"
    Abort
  ${EndIf}
  SetRegView 64
!ifndef WITH_PYTHON
  nsExec::Exec 'py -${PYTHON} --version'
  Pop $0
  ${If} $0 != 0
    MessageBox MB_ICONSTOP "$(NEEDS_PYTHON)"
    Abort
  ${EndIf}
!endif
FunctionEnd

Function un.onInit
  SetRegView 64
FunctionEnd

Section "OpenBooth"
  SetShellVarContext all
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\interpreter"
  RMDir /r "$INSTDIR\ui"
  RMDir /r "$INSTDIR\installer"
  File /r "${STAGED}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

!ifdef WITH_PYTHON
  CreateShortcut "$SMPROGRAMS\OpenBooth.lnk" "$INSTDIR\python\pythonw.exe" '-B "$INSTDIR\installer\launch.py"' "$INSTDIR\openbooth.ico"
  WriteRegStr HKLM "Software\Classes\OpenBooth.Event\shell\open\command" "" '"$INSTDIR\python\pythonw.exe" -B "$INSTDIR\installer\launch.py" "%1"'
!else
  CreateShortcut "$SMPROGRAMS\OpenBooth.lnk" "$WINDIR\pyw.exe" '-${PYTHON} -B "$INSTDIR\installer\launch.py"' "$INSTDIR\openbooth.ico"
  WriteRegStr HKLM "Software\Classes\OpenBooth.Event\shell\open\command" "" '"$WINDIR\pyw.exe" -${PYTHON} -B "$INSTDIR\installer\launch.py" "%1"'
!endif
  WriteRegStr HKLM "Software\Classes\.openbooth" "" "OpenBooth.Event"
  WriteRegStr HKLM "Software\Classes\OpenBooth.Event" "" "OpenBooth"
  WriteRegStr HKLM "Software\Classes\OpenBooth.Event\DefaultIcon" "" "$INSTDIR\openbooth.ico"
  WriteRegStr HKLM "Software\OpenBooth" "Folder" "$INSTDIR"

  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayName" "OpenBooth"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\openbooth.ico"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "Publisher" "OpenBooth contributors"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "EstimatedSize" $0
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  SetShellVarContext all
  nsExec::Exec '"$INSTDIR\openbooth.cmd" uninstall-runtime'
  Pop $0
  Delete "$SMPROGRAMS\OpenBooth.lnk"
  DeleteRegKey HKLM "Software\Classes\OpenBooth.Event"
  ReadRegStr $0 HKLM "Software\Classes\.openbooth" ""
  ${If} $0 == "OpenBooth.Event"
    DeleteRegKey HKLM "Software\Classes\.openbooth"
  ${EndIf}
  DeleteRegKey HKLM "Software\OpenBooth"
  DeleteRegKey HKLM "${UNINSTALL_KEY}"
  RMDir /r "$INSTDIR\interpreter"
  RMDir /r "$INSTDIR\ui"
  RMDir /r "$INSTDIR\resources"
  RMDir /r "$INSTDIR\installer"
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\openbooth-${VERSION}.dist-info"
  Delete "$INSTDIR\openbooth.cmd"
  Delete "$INSTDIR\openbooth.ico"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
