@echo off
rem Starts Loopbook on Windows; builds it first where that is needed. See docs\launcher.md.
rem The counterpart of the POSIX launcher "loopbook": same messages, same exit codes.
rem Nothing with a path in it is printed within a block: a ")" in the path would end the block.
setlocal EnableExtensions DisableDelayedExpansion
set "home=%~dp0"
if "%home:~-1%"=="\" set "home=%home:~0,-1%"
set "target=%home%\target"
set "jar=%target%\loopbook.jar"
set "need=Loopbook needs a JDK, not a JRE, of version 17 or later."

rem --- which Java --------------------------------------------------------------------------------
if defined JAVA_HOME (
  set "jdk=%JAVA_HOME%"
) else (
  set "jdk="
  for /f "delims=" %%J in ('where java 2^>nul') do if not defined jdk set "jdk=%%~dpJ.."
)
if not defined jdk goto nojava
set "java=%jdk%\bin\java.exe"
if not exist "%java%" goto nohome
set "version="
set "vendor="
if exist "%jdk%\release" (
  for /f "usebackq tokens=1,2 delims==" %%A in ("%jdk%\release") do (
    if "%%A"=="JAVA_VERSION" set "version=%%~B"
    if "%%A"=="IMPLEMENTOR" for /f "tokens=1" %%V in ("%%~B") do set "vendor=%%V"
  )
)
rem "where java" may find a copy outside of any JDK; Java itself knows its home
if not defined version (
  for /f "tokens=2 delims==" %%A in ('""%java%" -XshowSettings:properties -version 2>&1 | findstr /c:"java.home =""') do (
    for /f "tokens=* delims= " %%H in ("%%A") do set "jdk=%%H"
  )
)
if not defined version if exist "%jdk%\release" (
  for /f "usebackq tokens=1,2 delims==" %%A in ("%jdk%\release") do (
    if "%%A"=="JAVA_VERSION" set "version=%%~B"
    if "%%A"=="IMPLEMENTOR" for /f "tokens=1" %%V in ("%%~B") do set "vendor=%%V"
  )
)
if not defined version goto noversion
for /f "tokens=1,2 delims=._-+" %%A in ("%version%") do (
  set "major=%%A"
  if "%%A"=="1" set "major=%%B"
)
if %major% LSS 17 goto tooold
if not exist "%jdk%\bin\javac.exe" goto jre

rem --- the build ---------------------------------------------------------------------------------
rem Without a jar always; else when a source is newer than the stamp. PowerShell compares the times,
rem since cmd cannot; where it may not run, the build is taken as it is.
set "stale="
if not exist "%jar%" set "stale=first"
if not defined stale if not exist "%target%\.built" set "stale=again"
if not defined stale (
  powershell -NoLogo -NoProfile -NonInteractive -Command ^
    "$h=$env:home; $t=(Get-Item -LiteralPath \"$h\target\.built\").LastWriteTimeUtc;" ^
    "$s=@(\"$h\pom.xml\",\"$h\src\main\")+@(Get-ChildItem \"$h\exercises\*\tests\",\"$h\solutions\*\tests\" -Directory -EA 0|%%{$_.FullName});" ^
    "foreach($p in $s){ if(Test-Path -LiteralPath $p){ foreach($f in @(Get-Item -LiteralPath $p)+@(Get-ChildItem -LiteralPath $p -Recurse -EA 0)){ if($f.LastWriteTimeUtc -gt $t){exit 9} } } }; exit 0" >nul 2>&1
  if errorlevel 9 if not errorlevel 10 set "stale=again"
)
if not defined stale goto start

where mvn >nul 2>&1
if errorlevel 1 (
  echo loopbook: Loopbook is built by Maven, and there is no mvn on the PATH. 1>&2
  echo   Install it from maven.apache.org, or by: choco install maven 1>&2
  exit /b 2
)
if not exist "%target%" mkdir "%target%" 2>nul
if not exist "%target%" goto unwritable
rem Making a folder is atomic: who makes it builds, the others wait for it to go.
set /a waited=0
:lock
mkdir "%target%\.building" 2>nul && goto locked
if %waited%==0 echo Another Loopbook is building; waiting for it. 1>&2
set /a waited+=1
if %waited% GTR 600 goto waitedlong
ping -n 2 127.0.0.1 >nul
if exist "%jar%" if exist "%target%\.built" if not exist "%target%\.building" goto start
goto lock

:locked
if "%stale%"=="first" (
  echo Loopbook is built, once; the first time this may take a minute or two. 1>&2
) else (
  echo Loopbook is rebuilt, since a source has changed. 1>&2
)
type nul >"%target%\.built.new"
pushd "%home%"
set "outer_java_home=%JAVA_HOME%"
set "JAVA_HOME=%jdk%"
call mvn -q -B -Dquick process-classes >"%target%\build.log" 2>&1
set "result=%errorlevel%"
set "JAVA_HOME=%outer_java_home%"
popd
if not exist "%jar%" set "result=1"
if "%result%"=="0" (
  move /y "%target%\.built.new" "%target%\.built" >nul
  rmdir /s /q "%target%\archive" 2>nul
  rmdir "%target%\.building" 2>nul
  goto start
)
del "%target%\.built.new" 2>nul
rmdir "%target%\.building" 2>nul
findstr /c:"Could not resolve" /c:"Could not transfer" /c:"Unknown host" /c:"offline mode" "%target%\build.log" >nul
if not errorlevel 1 goto offline
set "error="
for /f "delims=" %%E in ('findstr /r /c:"\.java:" "%target%\build.log"') do if not defined error set "error=%%E"
if not defined error for /f "delims=" %%E in ('findstr /c:"ERROR" "%target%\build.log"') do if not defined error set "error=%%E"
echo loopbook: the build failed. Its first error: 1>&2
setlocal EnableDelayedExpansion
echo   !error! 1>&2
endlocal
echo   All of it is in %target%\build.log 1>&2
if not exist "%jar%" exit /b 3
if "%LOOPBOOK_PREVIOUS%"=="yes" goto start
echo   To start what there is of the build all the same: set LOOPBOOK_PREVIOUS=yes 1>&2
exit /b 3

rem --- start -------------------------------------------------------------------------------------
:start
set "use="
set "archive=%target%\archive\%major%-%version%-%vendor%.jsa"
if not "%LOOPBOOK_ARCHIVE%"=="off" if exist "%archive%" set use="-XX:SharedArchiveFile=%archive%"
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms24m -Xmn16m -Xmx256m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20 -XX:-ShrinkHeapInSteps -Xlog:disable -Dfile.encoding=UTF-8 -Dorg.jline.terminal.graphemeCluster=false %use% %LOOPBOOK_JAVA_OPTIONS% "-Dloopbook.home=%home%" -jar "%jar%" %*
set "result=%errorlevel%"
if not "%LOOPBOOK_ARCHIVE%"=="off" if not exist "%archive%" (
  mkdir "%target%\archive" 2>nul
  start "" /b /low "%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms24m -Xmn16m -Xmx256m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20 -XX:-ShrinkHeapInSteps -Xlog:disable -Dfile.encoding=UTF-8 -Dorg.jline.terminal.graphemeCluster=false "-XX:ArchiveClassesAtExit=%archive%" "-Dloopbook.home=%home%" -jar "%jar%" --train <nul >nul 2>&1
)
exit /b %result%

rem --- what is said when it cannot start ------------------------------------------------------------
:nojava
echo loopbook: there is no java on the PATH. %need% 1>&2
goto install
:nohome
echo loopbook: JAVA_HOME is "%jdk%", but there is no bin\java.exe in it. %need% 1>&2
echo   Set JAVA_HOME to a JDK, or unset it to use the java on the PATH. 1>&2
exit /b 2
:noversion
echo loopbook: "%java%" does not say its version. %need% 1>&2
goto install
:tooold
echo loopbook: "%jdk%" is version %version%. %need% 1>&2
goto install
:jre
echo loopbook: "%jdk%" is a JRE: it has no compiler. %need% 1>&2
goto install
:install
echo   Install one, for example: winget install EclipseAdoptium.Temurin.21.JDK 1>&2
echo   Then set JAVA_HOME to its folder. 1>&2
exit /b 2
:unwritable
echo loopbook: cannot write to "%home%". 1>&2
echo   Make the checkout writable, or clone it anew. 1>&2
exit /b 2
:waitedlong
echo loopbook: another process has been building for ten minutes. 1>&2
echo   If it is not a build, remove "%target%\.building" 1>&2
exit /b 3
:offline
echo loopbook: the build needs libraries that are not on this machine, and Maven cannot fetch them. 1>&2
echo   Connect to the network once, or set up a mirror in .m2\settings.xml, and start again. 1>&2
echo   All of it is in "%target%\build.log" 1>&2
exit /b 2
