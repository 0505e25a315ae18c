; Puts Sambung among the programs that can open a list, and leaves the system's choice of the first one alone: electron-builder's own
; file associations would take it.

!macro listType EXT
  WriteRegNone SHELL_CONTEXT "Software\Classes\.${EXT}\OpenWithProgids" "Sambung.List"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" ".${EXT}" ""
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Sambung.List" "" "Sambung"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Sambung.List\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Sambung.List\shell\open\command" "" '"$appExe" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\shell\open\command" "" '"$appExe" "%1"'
  !insertmacro listType "xlsx"
  !insertmacro listType "xls"
  !insertmacro listType "ods"
  !insertmacro listType "csv"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.xlsx\OpenWithProgids" "Sambung.List"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.xls\OpenWithProgids" "Sambung.List"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.ods\OpenWithProgids" "Sambung.List"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.csv\OpenWithProgids" "Sambung.List"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Sambung.List"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
!macroend
