# Goodwill in a container: not root, and nothing is written but in the volume /data.
#
#   docker build -t goodwill .
#   docker run --env-file .env -v goodwill:/data --read-only goodwill

FROM python:3.13-slim-bookworm AS build
COPY requirements.lock /build/requirements.lock
RUN python -m venv /venv \
    && /venv/bin/python -m pip install --no-cache-dir --require-hashes --requirement /build/requirements.lock

FROM python:3.13-slim-bookworm
RUN groupadd --gid 10001 goodwill \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin goodwill \
    && install --directory --owner=goodwill --group=goodwill /data
COPY --from=build /venv /venv
WORKDIR /app
COPY LICENSE ./
COPY bot ./bot
COPY handlers ./handlers
COPY schedules ./schedules
RUN python -m compileall -q bot handlers schedules

ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/data \
    TMPDIR=/data \
    DATABASE_URL=sqlite:////data/goodwill.db \
    HOST=0.0.0.0 \
    PORT=3000

USER 10001:10001
VOLUME ["/data"]
EXPOSE 3000
HEALTHCHECK --interval=60s --timeout=10s --start-period=15s --retries=3 CMD ["python", "-m", "bot", "health"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
