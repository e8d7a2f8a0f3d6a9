#!/bin/sh
# A worker of the benchmarks a and b that keeps to the protocol, except in one of its launches.
#
# Usage: worker.sh LAUNCHES STEP FAULT
#
# Every launch adds a line to the file LAUNCHES. In the sixth one FAULT, a line of shell, is run instead of what the
# worker would do at STEP, which is hello, measure or finish: a session asks for the benchmarks once and then launches
# one worker a side for each benchmark and round, so that the sixth launch is the first one of the third round.
launches=$1 step=$2 fault=$3
echo launch >>"$launches"
[ "$(wc -l <"$launches")" -eq 6 ] || step=none

hello() {
  benchmarks='[{"group":"","name":"a","timeoutSeconds":4},{"group":"","name":"b","timeoutSeconds":4}]'
  echo '{"hello":'"$1"',"optimised":true,"suite":"faulty","toolchain":"sh","benchmarks":'"$benchmarks"'}' >&4
}

# Two milliseconds an iteration, and in each launch a little more of its own.
measured() {
  nanoseconds=$((iterations * (2000000 + $$ % 1000)))
  echo '{"answer":"measured","iterations":'"$iterations"',"nanoseconds":['"$nanoseconds"']}' >&4
}

if [ "$step" = hello ]; then eval "$fault"; else hello 1; fi
while read -r request <&3; do
  iterations=${request#*\"iterations\":}
  iterations=${iterations%%[,\}]*}
  case $request in
  *'"request":"prepare"'*) echo '{"answer":"prepared"}' >&4 ;;
  *'"request":"calibrate"'*) echo '{"answer":"calibrated","iterations":4,"operationsPerLap":2}' >&4 ;;
  *'"request":"warm up"'*) measured ;;
  *'"request":"measure"'*) if [ "$step" = measure ]; then eval "$fault"; else measured; fi ;;
  *'"request":"finish"'*)
    [ "$step" != finish ] || eval "$fault"
    exit 0
    ;;
  esac
done
