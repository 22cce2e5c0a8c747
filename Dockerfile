# One image for web, worker and beat. It holds no secrets: everything comes from the environment.
FROM python:3.13-slim
WORKDIR /srv/wsn-privacy
ENV PYTHONUNBUFFERED=1 PATH=/srv/wsn-privacy/.venv/bin:$PATH
RUN useradd --system --no-create-home wsn && pip install --no-cache-dir uv==0.13.9
# pg_dump and pg_restore of the server's own version, for backups: those of Debian are older.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates postgresql-common \
    && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
    && apt-get install -y --no-install-recommends postgresql-client-18 && rm -rf /var/lib/apt/lists/*
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev --no-cache --compile-bytecode
COPY . .
RUN SECRET_KEY=build JOURNAL_KEY=build LDV_KEY=build FILES_KEY=build BACKUP_KEY=build python manage.py collectstatic --no-input && mkdir -p /files /heads /erasures /backups && chown -R wsn var /files /heads /erasures /backups
USER wsn
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000"]
