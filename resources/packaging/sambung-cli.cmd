@echo off
rem The command line of the installed program: sambung-cli COMMAND ... (docs/cli.md). /wait: a script goes on when it has ended.
start "" /b /wait "%~dp0Sambung.exe" --cli -- %*
exit /b %ERRORLEVEL%
