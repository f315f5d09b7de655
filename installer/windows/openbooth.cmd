@echo off
if exist "%~dp0python\python.exe" (
    "%~dp0python\python.exe" -B "%~dp0installer\launch.py" %*
) else (
    py -@PYTHON@ -B "%~dp0installer\launch.py" %*
)
