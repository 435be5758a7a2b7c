@echo off
rem Starts Gradatim on a Java that fits: the runtime beside it, JAVA_HOME, PATH, or the usual places, in this order.
setlocal EnableExtensions DisableDelayedExpansion
set "needed=25"
set "home=%~dp0.."
set "java="

call :fits "%home%\runtime"
if not defined java if defined JAVA_HOME call :fits "%JAVA_HOME%"
if not defined java for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :fits "%%~dp$PATH:j.."
if not defined java for /d %%j in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk-*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do if not defined java call :fits "%%~j"
if not defined java (
  echo gradatim: needs Java %needed% or newer; install temurin-%needed%-jdk ^(https://adoptium.net^) or set JAVA_HOME 1>&2
  exit /b 2
)

set "JAVA_TOOL_OPTIONS="
set "JDK_JAVA_OPTIONS="
set "_JAVA_OPTIONS="
set "compiler=-XX:TieredStopAtLevel=1"
if "%~1"=="train" set "compiler=-XX:+TieredCompilation"
if "%~1"=="verify" set "compiler=-XX:+TieredCompilation"

"%java%" "@%home%\lib\java.options" "-XX:AOTCache=%home%\lib\gradatim.aot" %compiler% ^
  "-Djava.util.logging.config.file=%home%\lib\logging.properties" %GRADATIM_JAVA_OPTIONS% -cp "%home%\lib\gradatim.jar" org.gradatim.cli.Main %*
exit /b %ERRORLEVEL%

rem Sets java when the folder given holds one that is new enough, told by its `release` file.
:fits
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  for /f "delims=-+ tokens=1" %%m in ("%%~v") do if %%~m GEQ %needed% set "java=%~1\bin\java.exe"
)
exit /b
